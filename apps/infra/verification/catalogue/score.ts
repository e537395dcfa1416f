import type { Entry } from './ledger';
import type { Rating } from './rating';

/** The share of the mutants with a high rating that the mechanisms must catch. */
export const MIN_SHARE = 0.95;

/** How many mutants are caught. */
export interface Score {
  readonly mutants: Readonly<Record<Rating, number>>;
  readonly caught: Readonly<Record<Rating, number>>;
  /** The mechanisms with the number of mutants that each is the first to catch. */
  readonly byMechanism: Readonly<Record<string, Readonly<Record<Rating, number>>>>;
  /** Mutants that are not caught, without a reason. */
  readonly unexplained: readonly string[];
}

/** Counts the entries of a ledger. */
export function scoreOf(entries: readonly Entry[]): Score {
  const count = (of: readonly Entry[]) => ({
    high: of.filter(({ rating }) => rating === 'high').length,
    low: of.filter(({ rating }) => rating === 'low').length,
  });
  const caught = entries.filter(({ catcher }) => catcher !== undefined);
  const mechanisms = [...new Set(caught.map(({ catcher }) => catcher as string))];
  return {
    mutants: count(entries),
    caught: count(caught),
    byMechanism: Object.fromEntries(
      mechanisms.map((name) => [name, count(caught.filter(({ catcher }) => catcher === name))]),
    ),
    unexplained: entries
      .filter(({ catcher, because }) => catcher === undefined && because === undefined)
      .map(({ id }) => id),
  };
}

/** The share of the mutants with a high rating that are caught. */
export function shareOf({ mutants, caught }: Score): number {
  return caught.high / mutants.high;
}

/** Renders a score as lines of text. */
export function renderScore(score: Score): string[] {
  const { mutants, caught, byMechanism } = score;
  const ratio = (rating: Rating) =>
    `${caught[rating]} of ${mutants[rating]} rated ${rating} (${((100 * caught[rating]) / mutants[rating]).toFixed(1)} %)`;
  const mechanisms = Object.entries(byMechanism)
    .sort(([, a], [, b]) => b.high - a.high)
    .map(([name, { high, low }]) => `${name} ${high} + ${low}`);
  return [`catalogue of mutants: caught ${ratio('high')}, ${ratio('low')}`, `by mechanism: ${mechanisms.join(', ')}`];
}
