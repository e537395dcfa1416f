import type { Entry } from './ledger';

/** Returns a sentence for each difference between a run and the ledger: further mutants, missing ones, and other results. */
export function differences(ledger: readonly Entry[], found: readonly Entry[]): string[] {
  const before = new Map(ledger.map((entry) => [entry.id, entry]));
  const now = new Set(found.map(({ id }) => id));
  return [
    ...found.flatMap((entry) => {
      const old = before.get(entry.id);
      if (!old) return [`new: ${entry.id}, ${resultOf(entry)}`];
      return JSON.stringify(old) === JSON.stringify(entry)
        ? []
        : [`changed: ${entry.id}, ${resultOf(old)} before, ${resultOf(entry)} now`];
    }),
    ...ledger.filter(({ id }) => !now.has(id)).map(({ id }) => `gone: ${id}`),
  ];
}

function resultOf({ rating, catcher, because }: Entry): string {
  const result = catcher === undefined ? `not caught (${because ?? 'no reason'})` : `caught by ${catcher}`;
  return `${rating}, ${result}`;
}
