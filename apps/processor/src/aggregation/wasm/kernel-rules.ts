import type { FastFormat } from '../../parsing/fast-format';
import type { LineVerdict } from '../../parsing/line-rules';
import { isInRegularSession } from '../../parsing/rules/regular-session';
import type { Verdict } from '../../parsing/rules/sale-conditions';
import type { KernelHost } from './kernel';

const HALF_HOUR = 1_800_000_000_000n;

/** Outcomes of verdicts in the kernel. */
const DEFERRED = 0;
const FIRST_RULE = 8;

/** Answers the questions of a kernel by the rules of a layout, and numbers its feeds and the rules that exclude trades. */
export class KernelRules implements KernelHost {
  public readonly feeds: string[];
  public readonly rules: string[] = [];

  public constructor(private readonly format: Pick<FastFormat, 'feed' | 'fields'>) {
    this.feeds = format.feed === undefined ? [] : [format.feed];
  }

  public readonly verdictOf = (key: string): [feed: number, inSession: number, outside: number] => {
    const { fields } = this.format;
    const texts = key.split('\n').slice(0, -1);
    const verdict: LineVerdict | undefined = 'verdictOf' in fields ? fields.verdictOf(texts) : undefined;
    if (!verdict) return [0, DEFERRED, DEFERRED];
    return [this.numberOfFeed(verdict.feed), this.outcomeOf(verdict.inSession), this.outcomeOf(verdict.outside)];
  };

  public readonly isInSession = (halfHour: number): boolean => isInRegularSession(BigInt(halfHour) * HALF_HOUR);

  public readonly acceptsSymbol = (symbol: string, feed: number): boolean => {
    const { fields } = this.format;
    return 'isInContracts' in fields && !fields.isInContracts({ feed: this.feeds[feed] as string, symbol });
  };

  /** The number of a feed. A feed that has none gets the next one. */
  public numberOfFeed(feed: string): number {
    return numberIn(this.feeds, feed);
  }

  private outcomeOf(verdict: Verdict): number {
    if (verdict.kind === 'rejected') return DEFERRED;
    if (verdict.kind === 'excluded') return FIRST_RULE + numberIn(this.rules, verdict.rule);
    const { volume, highLow, openClose } = verdict.eligibility;
    return (volume ? 1 : 0) + (highLow ? 2 : 0) + (openClose ? 4 : 0);
  }
}

/** The place of a text in a list. A text that is not in the list is added. */
function numberIn(list: string[], text: string): number {
  const index = list.indexOf(text);
  return index === -1 ? list.push(text) - 1 : index;
}
