import type { StoredInterval } from '../model/interval';
import type { Instrument } from '../model/trade';
import type { ItemKey, KeyRange } from './table';

/** Digits of the time that begins a sort key: `2024-08-08T23` for chunks of an hour, `2024-08-08T23:55` of minutes. */
const TIME_LENGTH: Readonly<Record<StoredInterval, number>> = { '1m': 13, '1s': 16 };

/** Sorts behind every hexadecimal digit: packs and doubts stand behind the partial bars of their chunk. */
const BEHIND = '~';

/** Sorts behind everything of a chunk. */
const LAST = '~~';

/** Bars of an instrument in an interval. */
export interface Series extends Instrument {
  readonly interval: StoredInterval;
}

/** What one generation of a source wrote. */
export interface Origin {
  readonly source: string;
  readonly generation: string;
}

/** Bars of one instrument are one partition; in it the chunks lie in the order of time. */
export function seriesPartition({ interval, feed, symbol }: Series): string {
  return `BARS#${interval}#${encodeURIComponent(feed)}#${symbol}`;
}

/** An item with a file's bars of one instrument and chunk; `part` counts from 0, for bars that need several. */
export function partialKey(series: Series, start: bigint, origin: Origin, part: number): ItemKey {
  const { source, generation } = origin;
  return { pk: seriesPartition(series), sk: `${timeOf(series, start)}#${source}#${shorten(generation)}#${part}` };
}

/** The item with the bars of many files of one instrument and chunk. */
export function packKey(series: Series, start: bigint): ItemKey {
  return { pk: seriesPartition(series), sk: `${timeOf(series, start)}#${BEHIND}PACK` };
}

/** The item that says that what a pack has of a generation may not count any more. */
export function doubtKey(series: Series, start: bigint, { source, generation }: Origin): ItemKey {
  return {
    pk: seriesPartition(series),
    sk: `${timeOf(series, start)}#${BEHIND}DOUBT#${source}#${shorten(generation)}`,
  };
}

/** Everything of the chunks from one start to another, both included. */
export function chunkRange(series: Series, first: bigint, last: bigint): KeyRange {
  return { pk: seriesPartition(series), from: timeOf(series, first), to: `${timeOf(series, last)}#${LAST}` };
}

/** What a sort key of a series says of its item. */
export type SeriesItemKind =
  | { readonly kind: 'partial' | 'doubt'; readonly start: bigint; readonly origin: Origin }
  | { readonly kind: 'pack'; readonly start: bigint };

/** Reads the keys made above. */
export function readSortKey(sk: string, padGeneration: (generation: string) => string): SeriesItemKind {
  const [time = '', second = '', ...rest] = sk.split('#');
  const start = BigInt(Date.parse(time.length === TIME_LENGTH['1m'] ? `${time}:00Z` : `${time}Z`)) * 1_000_000n;
  if (second === `${BEHIND}PACK`) return { kind: 'pack', start };
  const isDoubt = second === `${BEHIND}DOUBT`;
  const [source = '', generation = ''] = isDoubt ? rest : [second, ...rest];
  return { kind: isDoubt ? 'doubt' : 'partial', start, origin: { source, generation: padGeneration(generation) } };
}

/** The item that says which generation of a source counts. */
export function manifestKey(source: string): ItemKey {
  return { pk: `SOURCE#${source}`, sk: 'MANIFEST' };
}

/** A page of what a generation of a source covers, counted from 0. */
export function coverageKey({ source, generation }: Origin, page: number): ItemKey {
  return { pk: `SOURCE#${source}`, sk: `COVERAGE#${shorten(generation)}#${page}` };
}

/** Which lines of a generation of a source were kept out or rejected. */
export function reportKey({ source, generation }: Origin): ItemKey {
  return { pk: `SOURCE#${source}`, sk: `REPORT#${shorten(generation)}` };
}

/** The item that says why the newest refused upload of a source was refused. */
export function refusalKey(source: string): ItemKey {
  return { pk: `SOURCE#${source}`, sk: 'REFUSAL' };
}

function timeOf({ interval }: Series, start: bigint): string {
  return new Date(Number(start / 1_000_000n)).toISOString().slice(0, TIME_LENGTH[interval]);
}

/** The zeros that make generations comparable are left out of keys, which every write is billed for. */
function shorten(generation: string): string {
  return generation.replace(/0+$/, '');
}
