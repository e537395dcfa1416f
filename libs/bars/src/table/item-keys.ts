import type { StoredInterval } from '../model/interval';
import type { TimeRange } from '../model/time-range';
import type { Instrument } from '../model/trade';
import { sourceIdOf, type TradeFile } from '../model/trade-file';
import type { ItemKey, KeyRange } from './table';

/** Length of the time that begins a sort key: `2024-08-08T23` for hourly chunks, `2024-08-08T23:55` for shorter ones. */
const TIME_LENGTH: Readonly<Record<StoredInterval, number>> = { '1m': 13, '1s': 16 };

/** Length of a day: `2024-08-08`. */
const DAY_LENGTH = 10;

/** Sorts after every hexadecimal digit, so that packs, invalidations and settlements follow the partial bars of their chunk. */
const AFTER_SOURCES = '~';

/** Sorts after every item of a chunk or a day. */
const LAST = '~~';

/** The stored bars of an instrument. */
export interface Series extends Instrument {
  readonly interval: StoredInterval;
}

/** A chunk of a series. */
export interface SeriesChunk extends Series {
  /** The start of the chunk, nanoseconds since 1970. */
  readonly start: bigint;
}

/** A generation of a source, by which an item was written. */
export interface Origin {
  readonly source: string;
  readonly generation: string;
}

/** The origin of the items that are written for a file. */
export function originOf(file: TradeFile): Origin {
  return { source: sourceIdOf(file), generation: file.generation };
}

/** An origin as text, for use as a key of maps and sets. */
export function originKey({ source, generation }: Origin): string {
  return `${source}#${generation}`;
}

/** The partition that holds the stored bars of an instrument. Its chunks are ordered by time. */
function seriesPartition({ interval, feed, symbol }: Series): string {
  return `BARS#${interval}#${encodeURIComponent(feed)}#${symbol}`;
}

/** True for the items of {@link partialKey}, and the others of a chunk. */
export function isBarsItem({ pk }: ItemKey): boolean {
  return pk.startsWith('BARS#');
}

/** The item with the partial bars of one file in one chunk. Parts are numbered from 0. */
export function partialKey(series: Series, start: bigint, origin: Origin, part: number): ItemKey {
  const { source, generation } = origin;
  return { pk: seriesPartition(series), sk: `${timeOf(series, start)}#${source}#${generation}#${part}` };
}

/** The item with the packed bars of many files in one chunk. */
export function packKey(series: Series, start: bigint): ItemKey {
  return { pk: seriesPartition(series), sk: `${timeOf(series, start)}#${AFTER_SOURCES}PACK` };
}

/** The item which says that a pack's entry of an origin may be obsolete. */
export function invalidationKey(series: Series, start: bigint, { source, generation }: Origin): ItemKey {
  return {
    pk: seriesPartition(series),
    sk: `${timeOf(series, start)}#${AFTER_SOURCES}INVALIDATION#${source}#${generation}`,
  };
}

/** The item with the settled bars of one chunk. */
export function settlementKey(chunk: SeriesChunk): ItemKey {
  return { pk: seriesPartition(chunk), sk: `${timeOf(chunk, chunk.start)}#${AFTER_SOURCES}SETTLEMENT` };
}

/** The items of all chunks from one start to another, both inclusive. */
export function chunkRange(series: Series, first: bigint, last: bigint): KeyRange {
  return { pk: seriesPartition(series), from: timeOf(series, first), to: `${timeOf(series, last)}#${LAST}` };
}

/** The kind of an item of a series, read from its sort key. */
export type SeriesItemKind =
  | { readonly kind: 'partial' | 'invalidation'; readonly start: bigint; readonly origin: Origin }
  | { readonly kind: 'pack'; readonly start: bigint }
  | { readonly kind: 'settlement'; readonly start: bigint };

/** Reads a sort key that one of the functions above made. */
export function readSortKey(sk: string): SeriesItemKind {
  const [time = '', second = '', ...rest] = sk.split('#');
  const start = BigInt(Date.parse(time.length === TIME_LENGTH['1m'] ? `${time}:00Z` : `${time}Z`)) * 1_000_000n;
  if (second === `${AFTER_SOURCES}PACK`) return { kind: 'pack', start };
  if (second === `${AFTER_SOURCES}SETTLEMENT`) return { kind: 'settlement', start };
  const isInvalidation = second === `${AFTER_SOURCES}INVALIDATION`;
  const [source = '', generation = ''] = isInvalidation ? rest : [second, ...rest];
  const origin = { source, generation };
  return { kind: isInvalidation ? 'invalidation' : 'partial', start, origin };
}

/** The partition with the days for which files have all trades of an instrument. */
function coveredPartition({ interval, feed, symbol }: Series): string {
  return `COVERED#${interval}#${encodeURIComponent(feed)}#${symbol}`;
}

/** The item which says that a file has all trades of an instrument for the UTC day of a time, or for a part of the day. */
export function coveredDayKey(series: Series, time: bigint, { source, generation }: Origin): ItemKey {
  return { pk: coveredPartition(series), sk: `${dayOf(time)}#${source}#${generation}` };
}

/** The items of {@link coveredDayKey} for all days that a range touches. */
export function coveredDayRange(series: Series, { from, to }: TimeRange): KeyRange {
  return { pk: coveredPartition(series), from: dayOf(from), to: `${dayOf(to - 1n)}#${LAST}` };
}

/** Reads the origin from a sort key that {@link coveredDayKey} made. */
export function readCoveredDayKey(sk: string): Origin {
  const [, source = '', generation = ''] = sk.split('#');
  return { source, generation };
}

/** The item with the manifest of a source, which names the current generation. */
export function manifestKey(source: string): ItemKey {
  return { pk: `SOURCE#${source}`, sk: 'MANIFEST' };
}

/** An item with a page of the coverage of a generation. Pages are numbered from 0. */
export function coverageKey({ source, generation }: Origin, page: number): ItemKey {
  return { pk: `SOURCE#${source}`, sk: `COVERAGE#${generation}#${page}` };
}

/** The item with the excluded and rejected lines of a generation. */
export function reportKey({ source, generation }: Origin): ItemKey {
  return { pk: `SOURCE#${source}`, sk: `REPORT#${generation}` };
}

/** The item that says how far the writing of the bars of a generation came. */
export function progressKey({ source, generation }: Origin): ItemKey {
  return { pk: `SOURCE#${source}`, sk: `PROGRESS#${generation}` };
}

/**
 * The items that say how far the writing of generations came, up to a limit.
 *
 * @param end of `afterGeneration` or `afterSecond`
 */
export function progressRange(source: string, end: string): KeyRange {
  return { pk: `SOURCE#${source}`, from: 'PROGRESS#', to: `PROGRESS#${end}` };
}

/** The item with the newest refusal of a source. */
export function refusalKey(source: string): ItemKey {
  return { pk: `SOURCE#${source}`, sk: 'REFUSAL' };
}

function timeOf({ interval }: Series, start: bigint): string {
  return isoTimeOf(start).slice(0, TIME_LENGTH[interval]);
}

/** The UTC day of a time: `2024-08-08`. */
export function dayOf(time: bigint): string {
  return isoTimeOf(time).slice(0, DAY_LENGTH);
}

function isoTimeOf(time: bigint): string {
  return new Date(Number(time / 1_000_000n)).toISOString();
}
