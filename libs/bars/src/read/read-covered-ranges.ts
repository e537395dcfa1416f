import { compare } from '../model/compare';
import { chunkStartOf, NANOSECONDS, type StoredInterval } from '../model/interval';
import { intersect, type TimeRange } from '../model/time-range';
import { fromCoveredDayItem, type CoveredDay } from '../table/covered-day';
import { CurrentGenerations } from '../table/current-generations';
import { coveredDayRange, originKey, type Series } from '../table/item-keys';
import type { Table } from '../table/table';
import { readContributions } from './read-contributions';
import type { Contribution } from './resolve-sources';

/** A range for which processed files have all trades of an instrument. */
export interface CoveredRange extends TimeRange {
  /** The sources whose current uploads have them, ascending. */
  readonly sources: readonly string[];
}

/** A range that one source covers. */
interface SourceRange extends TimeRange {
  readonly source: string;
}

/**
 * Reads the ranges for which processed files have all trades of an instrument. An interval without bars has no trades if it
 * is inside of such a range. Otherwise, nothing is known of it.
 *
 * A caller that reads bars as well must read them afterwards. Otherwise a file that arrives between the two reads covers
 * intervals whose bars the caller has not seen.
 *
 * @param from the start of the time to read, nanoseconds since 1970
 * @param to its end, exclusive
 * @returns ranges that do not overlap, ordered by time; neighbours have different sources
 */
export async function readCoveredRanges(
  table: Table,
  series: Series,
  from: bigint,
  to: bigint,
): Promise<CoveredRange[]> {
  if (from >= to) return [];
  const [first, last] = [from, to - 1n].map((time) => chunkStartOf(time, series.interval)) as [bigint, bigint];
  for (;;) {
    const days = await readCoveredDays(table, series, { from, to });
    const { contributions } = await readContributions(table, series, first, last);
    const extents = extentsOf(contributions, series.interval);
    if (extents.some(isNewerThanOneOf(days))) continue;
    return mergeRanges([...days, ...extents].flatMap((range) => clip(range, { from, to })));
  }
}

/** Reads what the items of the current generations say, and retries if a generation changes meanwhile. */
async function readCoveredDays(table: Table, series: Series, range: TimeRange): Promise<CoveredDay[]> {
  let known: CurrentGenerations | undefined;
  for (;;) {
    const days: CoveredDay[] = [];
    for await (const item of table.query(coveredDayRange(series, range))) days.push(fromCoveredDayItem(item));
    const generations = await CurrentGenerations.read(
      table,
      days.map(({ origin }) => origin.source),
    );
    const current = days.filter(({ origin }) => generations.isCurrent(origin));
    if (current.length === days.length || generations.equals(known)) return current;
    known = generations;
  }
}

/** The time from the first to the end of the last bar that each origin has in each chunk. */
function extentsOf(
  contributions: ReadonlyMap<bigint, readonly Contribution[]>,
  interval: StoredInterval,
): CoveredDay[] {
  const extents = new Map<string, CoveredDay & { from: bigint; to: bigint }>();
  for (const [time, partials] of contributions) {
    for (const { origin } of partials) {
      const key = `${chunkStartOf(time, interval)} ${originKey(origin)}`;
      const end = time + NANOSECONDS[interval];
      const extent = extents.get(key) ?? { origin, from: time, to: end };
      extents.set(key, extent);
      if (time < extent.from) extent.from = time;
      if (end > extent.to) extent.to = end;
    }
  }
  return [...extents.values()];
}

/** Returns a condition that is met if a file was replaced between the two reads. */
function isNewerThanOneOf(days: readonly CoveredDay[]): (extent: CoveredDay) => boolean {
  const generations = new Map(days.map(({ origin }) => [origin.source, origin.generation]));
  return ({ origin }) => origin.generation > (generations.get(origin.source) ?? origin.generation);
}

function clip(range: CoveredDay, bounds: TimeRange): SourceRange[] {
  const inside = intersect(range, bounds);
  return inside ? [{ source: range.origin.source, ...inside }] : [];
}

/** Divides ranges into those with the same sources. */
function mergeRanges(ranges: readonly SourceRange[]): CoveredRange[] {
  const events = ranges
    .flatMap(({ source, from, to }) => [
      { time: from, source, change: 1 },
      { time: to, source, change: -1 },
    ])
    .sort((a, b) => compare(a.time, b.time));
  const open = new Map<string, number>();
  const merged: { from: bigint; to: bigint; sources: readonly string[] }[] = [];
  for (const [index, { time, source, change }] of events.entries()) {
    const count = (open.get(source) ?? 0) + change;
    if (count === 0) open.delete(source);
    else open.set(source, count);
    const next = events[index + 1]?.time ?? time;
    if (next === time || open.size === 0) continue;
    const sources = [...open.keys()].sort();
    const last = merged.at(-1);
    if (last?.to === time && last.sources.join() === sources.join()) last.to = next;
    else merged.push({ from: time, to: next, sources });
  }
  return merged;
}
