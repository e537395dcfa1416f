import type { Series } from '../table/item-keys';
import { rowIntervalOf, type BarRow } from './bar';
import type { GridInterval, TimeRange } from './bar-grid';
import type { Row } from './fill-gaps';
import { maximumSpan } from './stored-bars';

/** A range of time that processed files cover. */
export interface CoveredRange extends TimeRange {
  /** The sources of the files. */
  readonly sources: readonly string[];
}

/** Reads the ranges of a series that processed files cover, ordered by their start. */
export type CoverageReader = (series: Series, from: bigint, to: bigint) => Promise<readonly CoveredRange[]>;

/**
 * Finds out for each row without a bar whether its interval is empty or unknown. Coverage is read for the intervals without
 * bars only, except for short ranges between them.
 *
 * @param rows ordered by time
 */
export async function stateEmptyIntervals(
  rows: readonly Row[],
  series: Series,
  readCovered: CoverageReader,
): Promise<BarRow[]> {
  const covered: TimeRange[] = [];
  for (const { from, to } of gapsOf(rows, maximumSpan(series))) {
    covered.push(...unionOf(await readCovered(series, from, to)));
  }
  return rows.map(({ interval, bar }) => bar ?? { ...rowIntervalOf(interval), state: stateOf(interval, covered) });
}

/** The ranges without bars. Two ranges become one if the time between them is shorter than `distance`. */
function gapsOf(rows: readonly Row[], distance: bigint): TimeRange[] {
  const gaps: TimeRange[] = [];
  for (const { interval, bar } of rows) {
    if (bar) continue;
    const { open: from, end: to } = interval;
    const previous = gaps.at(-1);
    if (previous && from - previous.to < distance) gaps.splice(-1, 1, { from: previous.from, to });
    else gaps.push({ from, to });
  }
  return gaps;
}

/** The union of ranges that are ordered by their start, as ranges that do not touch each other. */
function unionOf(ranges: readonly TimeRange[]): TimeRange[] {
  const union: TimeRange[] = [];
  for (const { from, to } of ranges) {
    const previous = union.at(-1);
    if (!previous || from > previous.to) union.push({ from, to });
    else if (to > previous.to) union.splice(-1, 1, { from: previous.from, to });
  }
  return union;
}

function stateOf({ open, end, parts = [{ from: open, to: end }] }: GridInterval, covered: readonly TimeRange[]) {
  return parts.every((part) => isCovered(part, covered)) ? 'empty' : 'unknown';
}

/** @param covered ranges that do not touch each other, ordered by time */
function isCovered({ from, to }: TimeRange, covered: readonly TimeRange[]): boolean {
  let [low, high] = [0, covered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((covered[middle] as TimeRange).from <= from) low = middle + 1;
    else high = middle;
  }
  return (covered[low - 1]?.to ?? 0n) >= to;
}
