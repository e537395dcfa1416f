import type { StackId, TemplateFile } from '../assembly';
import { reasonOf } from '../reason-of';
import type { Mechanism } from './mechanisms';
import type { Mutant } from './mutant';

/** The findings of the mechanisms on a mutant. */
export interface Examination {
  /** The first mechanism that finds the change. None if no mechanism finds it. */
  readonly catcher?: string;
  /** The sentence that the mechanism found first. */
  readonly sentence?: string;
  /** Errors of mechanisms in their own code, which catch nothing: `mechanism: message`. */
  readonly crashes: readonly string[];
}

/** Messages of errors that JavaScript throws itself. A mechanism that reports one has not understood anything. */
const CRASH =
  /Cannot (?:read|set|convert|destructure|use|access)\b|is not (?:a function|iterable|a constructor|defined)|Unexpected token|JSON at position|Maximum call stack|Invalid (?:array|string) length/;

/** Asks the mechanisms about mutants of the same templates. */
export class Examiner {
  /** The findings of each mechanism on the unchanged templates, by mechanism and template. */
  private readonly before = new Map<string, ReadonlySet<string>>();

  public constructor(
    private readonly files: readonly TemplateFile[],
    private readonly mechanisms: readonly Mechanism[],
  ) {}

  /** Asks one mechanism after the other, until one finds something that it did not find without the change. */
  public async examine(mutant: Mutant): Promise<Examination> {
    const examined = { files: mutant.files(), changed: mutant.changed };
    const crashes: string[] = [];
    for (const mechanism of this.mechanisms) {
      const before = await this.foundBefore(mechanism, mutant.changed);
      try {
        const found = (await mechanism.find(examined)).filter((sentence) => !before.has(sentence));
        crashes.push(...found.filter(isCrash).map((sentence) => `${mechanism.name}: ${sentence}`));
        const sentence = found.find((each) => !isCrash(each));
        if (sentence !== undefined) return { catcher: mechanism.name, sentence, crashes };
      } catch (error) {
        crashes.push(`${mechanism.name}: ${reasonOf(error)}`);
      }
    }
    return { crashes };
  }

  private async foundBefore(mechanism: Mechanism, changed: StackId): Promise<ReadonlySet<string>> {
    const key = `${mechanism.name} ${changed}`;
    const found = this.before.get(key) ?? new Set(await mechanism.find({ files: this.files, changed }));
    this.before.set(key, found);
    return found;
  }
}

function isCrash(sentence: string): boolean {
  return CRASH.test(sentence);
}
