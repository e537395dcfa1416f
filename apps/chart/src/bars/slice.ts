import { isTraded, type Row } from './row';
import type { Section } from './stretches';
import { overlaps, type TimeRange } from './time-range';

/** A section with its intervals. */
export interface Slice extends Section {
  readonly rows: readonly Row[];
  /** True if the section has more intervals than were loaded. */
  readonly truncated: boolean;
}

/** The intervals of adjacent slices, without unknown ones before the first and after the last known one. */
export function rowsOf(slices: readonly Slice[]): Row[] {
  const rows = slices.flatMap((slice) => slice.rows);
  const known = ({ state }: Row) => state !== 'unknown';
  const first = rows.findIndex(known);
  return first < 0 ? [] : rows.slice(first, rows.findLastIndex(known) + 1);
}

/** The parts of the time axis that are left out because nothing is known about them. */
export function omittedRanges(slices: readonly Slice[]): TimeRange[] {
  return slices
    .filter(({ truncated }) => truncated)
    .map(({ rows, from, to }) => ({ from: rows.at(-1)?.time ?? from, to }));
}

/**
 * Checks if a change of trades can have changed a slice.
 *
 * @param length the length of an interval, which opens before trades that it contains
 */
export function isAffected(slice: Slice, changes: readonly TimeRange[], length: number): boolean {
  return changes.some(({ from, to }) => overlaps(slice, { from: from - length, to }));
}

/** Limits the number of intervals by dropping slices at one end. The slice at the other end is kept. */
export function dropSlices(slices: readonly Slice[], maxRows: number, end: 'oldest' | 'newest'): Slice[] {
  const kept = [...slices];
  const count = () => kept.reduce((sum, { rows }) => sum + rows.length, 0);
  while (kept.length > 1 && count() > maxRows) {
    if (end === 'oldest') kept.shift();
    else kept.pop();
  }
  return kept;
}

export function countTraded(slices: readonly Slice[]): number {
  return slices.reduce((sum, { rows }) => sum + rows.filter(isTraded).length, 0);
}
