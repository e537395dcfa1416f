import { compare } from '../model/compare';
import { CHUNK_NANOSECONDS, chunkStartOf } from '../model/interval';
import { chunkRange, readSortKey, type Series } from '../table/item-keys';
import type { QueryOptions, Table } from '../table/table';
import type { TimeRange } from '../model/time-range';
import type { SettledBar } from '../table/settlement-item';
import { readContributions, type StoredContributions } from './read-contributions';
import type { Contribution } from './resolve-sources';

/** Maximum number of chunks of a query. */
const CHUNKS_PER_QUERY = 24n;

/** The contributions to a stored bar. */
export interface StoredBar {
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  readonly contributions: readonly Contribution[];
  /** The result of its last settlement. */
  readonly settled?: SettledBar;
}

/** The stored bars that one query found. */
export interface StoredBars {
  /** Ordered by time. */
  readonly bars: readonly StoredBar[];
  /** All earlier bars were found, by this query or those before it. */
  readonly until: bigint;
}

/** The longest time that one query for stored bars spans. */
export function maximumSpan({ interval }: Pick<Series, 'interval'>): bigint {
  return CHUNK_NANOSECONDS[interval] * CHUNKS_PER_QUERY;
}

/**
 * Reads the stored bars of a range in ascending order, query by query. Time without chunks takes two queries, however long
 * it is.
 *
 * @param span the time that the first query spans, also after time without chunks; further queries span the maximum
 */
export async function* readStoredBars(
  table: Table,
  series: Series,
  { from, to }: TimeRange,
  span: bigint,
): AsyncGenerator<StoredBars> {
  const { interval } = series;
  const longest = maximumSpan(series);
  let first: bigint | undefined = chunkStartOf(from, interval);
  const needed = chunkStartOf(from - first + span - 1n, interval) + CHUNK_NANOSECONDS[interval];
  const short = needed < longest ? needed : longest;
  let length = short;
  while (first !== undefined && first < to) {
    const next: bigint = first + length;
    const last = chunkStartOf((next < to ? next : to) - 1n, interval);
    const stored = await readContributions(table, series, first, last);
    const { size } = stored.contributions;
    if (size > 0) yield { bars: storedBars(stored, { from, to }), until: next };
    first = size > 0 ? next : await findChunk(table, series, { from: next, to }, 'ascending');
    length = size > 0 ? longest : short;
  }
}

/**
 * Finds the first or the last chunk of a range. It may have obsolete items only.
 *
 * @returns the start of the chunk, undefined if the range has no chunk
 */
export async function findChunk(
  table: Table,
  series: Series,
  { from, to }: TimeRange,
  order: QueryOptions['order'],
): Promise<bigint | undefined> {
  if (from >= to) return undefined;
  const [first, last] = [chunkStartOf(from, series.interval), chunkStartOf(to - 1n, series.interval)];
  for await (const { sk } of table.query(chunkRange(series, first, last), { order, pageSize: 1 })) {
    return readSortKey(sk).start;
  }
  return undefined;
}

function storedBars({ contributions, settled }: StoredContributions, { from, to }: TimeRange): StoredBar[] {
  return [...contributions]
    .filter(([time]) => time >= from && time < to)
    .map(([time, list]) => ({ time, contributions: list, settled: settled.get(time) }))
    .sort((a, b) => compare(a.time, b.time));
}
