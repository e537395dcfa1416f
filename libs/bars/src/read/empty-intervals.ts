import type { Series } from '../table/item-keys';
import { rowIntervalOf, type Bar, type BarRow } from './bar';
import type { GridInterval, TimeRange } from './bar-grid';
import type { Row } from './fill-gaps';
import type { MergedBar } from './merged-bars';
import { maximumSpan } from './stored-bars';

/** A range of time that processed files cover. */
export interface CoveredRange extends TimeRange {
  /** The sources of the files. */
  readonly sources: readonly string[];
}

/** Reads the ranges of a series that processed files cover, ordered by their start. */
export type CoverageReader = (series: Series, from: bigint, to: bigint) => Promise<readonly CoveredRange[]>;

/**
 * Finds out for each row without a bar whether its interval is empty or unknown.
 *
 * Coverage is read for the intervals without bars only, except for short ranges between them. A file may have arrived since
 * the bars were read, and would cover intervals whose bars were not seen. Therefore the bars of the covered intervals
 * are read again, of which there are usually none.
 *
 * @param rows ordered by time
 * @param readBars reads the bars of a range that begins and ends with intervals
 */
export async function stateEmptyIntervals(
  rows: readonly Row[],
  series: Series,
  readCovered: CoverageReader,
  readBars: (range: TimeRange) => AsyncIterable<MergedBar>,
): Promise<BarRow[]> {
  const distance = maximumSpan(series);
  const gaps = rows.filter(({ bar }) => !bar).map(({ interval }) => interval);
  const covered: TimeRange[] = [];
  for (const { from, to } of rangesOf(gaps, distance)) covered.push(...unionOf(await readCovered(series, from, to)));
  const empty = gaps.filter((interval) => stateOf(interval, covered) === 'empty');
  const late = new Map<bigint, Bar>();
  for (const range of rangesOf(empty, distance)) {
    for await (const { interval, bar } of readBars(range)) late.set(interval.open, bar);
  }
  return rows.map(
    ({ interval, bar }) =>
      bar ?? late.get(interval.open) ?? { ...rowIntervalOf(interval), state: stateOf(interval, covered) },
  );
}

/** The ranges of intervals that are ordered by time. Two become one if the time between them is shorter than `distance`. */
function rangesOf(intervals: readonly GridInterval[], distance: bigint): TimeRange[] {
  const ranges: TimeRange[] = [];
  for (const { open: from, end: to } of intervals) {
    const previous = ranges.at(-1);
    if (previous && from - previous.to < distance) ranges.splice(-1, 1, { from: previous.from, to });
    else ranges.push({ from, to });
  }
  return ranges;
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
