import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gapOf } from './gaps';
import type { Mutant } from './mutant';
import { harmlessnessOf, type Rating } from './rating';

/** The file with the result of the last complete run. */
export const LEDGER_FILE = join(__dirname, 'ledger.tsv');

/** Stands for the catcher of a mutant that no mechanism finds. */
const NOBODY = '-';

/** The result of the examination of a mutant. */
export interface Entry {
  readonly id: string;
  readonly rating: Rating;
  /** The first mechanism that finds the mutant. None if it is not found. */
  readonly catcher?: string;
  /** The reason why it does not matter, or why it is accepted, that nothing finds it. */
  readonly because?: string;
}

/** The entry of a mutant that has been examined. */
export function toEntry(mutant: Mutant, catcher: string | undefined): Entry {
  const { id, rating } = mutant;
  if (catcher !== undefined) return { id, rating, catcher };
  const because = harmlessnessOf(mutant) ?? gapOf(id);
  return because === undefined ? { id, rating } : { id, rating, because };
}

/** Reads the committed ledger. */
export function readLedger(file = LEDGER_FILE): Entry[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n').map(parseEntry);
}

/** Renders entries in the order of the mutants: a line with rating, catcher, mutant and reason for each. */
export function renderLedger(entries: readonly Entry[]): string {
  const lines = entries.map(({ rating, catcher = NOBODY, id, because }) =>
    [rating, catcher, id, ...(because === undefined ? [] : [because])].join('\t'),
  );
  return `${lines.join('\n')}\n`;
}

function parseEntry(line: string): Entry {
  const [rating, catcher, id, because] = line.split('\t') as [Rating, string, string, string?];
  return {
    ...{ id, rating },
    ...(catcher === NOBODY ? {} : { catcher }),
    ...(because === undefined ? {} : { because }),
  };
}
