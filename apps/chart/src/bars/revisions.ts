import { isTraded, type Row, type TradedRow } from './row';

/** A change of a bar that had been final, or had been known not to exist. */
export interface Revision {
  /** The open time, milliseconds since 1970. */
  readonly time: number;
  readonly kind: 'revised' | 'added' | 'removed';
  /** The fields that differ, in the order of the table. */
  readonly changes: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: RevisedField;
  readonly before: string;
  readonly after: string;
}

const FIELDS = ['open', 'high', 'low', 'close', 'volume', 'notional', 'vwap', 'count', 'conflicts'] as const;

type RevisedField = (typeof FIELDS)[number];

/**
 * Finds the bars that were revised between two readings of the same range. An open bar that grows is no revision, and neither
 * is a bar after all others.
 */
export function revisionsBetween(before: readonly Row[], after: readonly Row[]): Revision[] {
  const earlier = new Map(before.map((row) => [row.time, row]));
  const newest = before.findLast(isTraded)?.time ?? Infinity;
  return after.flatMap((row) => {
    const old = earlier.get(row.time);
    const kind = old && kindOf(old, row, newest);
    return kind ? [{ time: row.time, kind, changes: kind === 'revised' ? changesOf(old, row) : [] }] : [];
  });
}

function kindOf(before: Row, after: Row, newest: number): Revision['kind'] | undefined {
  if (isTraded(before)) {
    if (!isTraded(after)) return 'removed';
    return before.state === 'closed' && before.revision !== after.revision ? 'revised' : undefined;
  }
  return isTraded(after) && after.time < newest ? 'added' : undefined;
}

function changesOf(before: Row, after: Row): FieldChange[] {
  const [old, current] = [before as TradedRow, after as TradedRow];
  return FIELDS.map((field) => ({ field, before: text(old, field), after: text(current, field) })).filter(
    (change) => change.before !== change.after,
  );
}

function text(row: TradedRow, field: RevisedField): string {
  const value = row[field];
  if (value === undefined) return '–';
  return typeof value === 'object' ? value.join(', ') || '–' : String(value);
}

/** Adds revisions to those seen before. The newest revision of a bar replaces earlier ones and is listed first. */
export function mergeRevisions(seen: readonly Revision[], added: readonly Revision[]): Revision[] {
  const times = new Set(added.map(({ time }) => time));
  return [...added.toReversed(), ...seen.filter(({ time }) => !times.has(time))];
}
