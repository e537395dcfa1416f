import { indexAtOrAfter } from '../bars/row';

/** A range of indices of rows. Fractions are parts of a bar, and both ends may lie outside the rows. */
export interface IndexRange {
  readonly from: number;
  readonly to: number;
}

interface Timed {
  readonly time: number;
}

/** The rows that are loaded. */
interface Loaded {
  readonly rows: readonly Timed[];
  /** True if the last row is the newest one, which the view follows. */
  readonly isNewest: boolean;
}

/**
 * The range in new rows that shows the same bars at the same place as a range in the rows before. If the newest bar was
 * visible, the view follows it.
 *
 * @returns undefined if no visible bar is left
 */
export function sameRange(range: IndexRange, before: Loaded, after: readonly Timed[]): IndexRange | undefined {
  const { rows } = before;
  if (follows(range, before)) {
    const shift = after.length - rows.length;
    return { from: range.from + shift, to: range.to + shift };
  }
  const last = Math.min(rows.length - 1, Math.floor(range.to));
  for (let index = Math.max(0, Math.ceil(range.from)); index <= last; index++) {
    const { time } = rows[index] as Timed;
    const found = indexAtOrAfter(after, time);
    if (after[found]?.time === time) return { from: range.from + found - index, to: range.to + found - index };
  }
  return undefined;
}

/** Checks if the newest bar is visible. */
function follows(range: IndexRange, { rows, isNewest }: Loaded): boolean {
  return isNewest && rows.length > 0 && range.to >= rows.length - 1;
}

/** The times of the first and last visible bar. `to` is missing if the view follows the newest bar. */
export function visibleTimes(range: IndexRange, loaded: Loaded): { from?: number; to?: number } {
  const { rows } = loaded;
  const first = rows[Math.max(0, Math.ceil(range.from))];
  if (!first) return {};
  const last = rows[Math.min(rows.length - 1, Math.floor(range.to))];
  return follows(range, loaded) || !last ? { from: first.time } : { from: first.time, to: last.time };
}

/** The range that shows bars from one time to another; up to the newest bar if the end is undefined. */
export function rangeOfTimes(rows: readonly Timed[], from: number, to?: number): IndexRange | undefined {
  const first = indexAtOrAfter(rows, from);
  const last = to === undefined ? rows.length - 1 : indexAtOrAfter(rows, to + 1) - 1;
  return last < first ? undefined : { from: first, to: to === undefined ? last + RIGHT_MARGIN : last };
}

/** The bars' worth of space after the newest bar. */
export const RIGHT_MARGIN = 4;

/** Fewer bars than these do not fill the width, because their candles would be too wide. */
const FEWEST_BARS = 40;

/** At most so many intervals without trades are visible at first after the last bar with trades. */
const MOST_EMPTY = 12;

/**
 * The first range after loading: the newest bars.
 *
 * @param lastTraded the index of the last bar with trades
 * @param fitting the number of bars that fit at the initial width
 */
export function newestRange(rows: readonly Timed[], lastTraded: number, fitting: number): IndexRange {
  const end = Math.min(rows.length, lastTraded + 1 + MOST_EMPTY);
  const margin = end === rows.length ? RIGHT_MARGIN : 0;
  const count = Math.min(fitting - margin, Math.max(end, FEWEST_BARS));
  return { from: end - count - 0.5, to: end - 1 + margin };
}
