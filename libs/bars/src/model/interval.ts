/** The length of a bar. */
export type Interval = '1s' | '1m' | '5m' | '1h' | '1d';

/** The intervals in which bars can be stored. Longer bars are derived from them by merging. */
export const STORED_INTERVALS = ['1m', '1s'] as const satisfies readonly Interval[];

/** An interval in which bars are stored. */
export type StoredInterval = (typeof STORED_INTERVALS)[number];

const SECOND = 1_000_000_000n;

/** The nanoseconds of each interval. Each divides the next, and the UTC day. */
export const NANOSECONDS: Readonly<Record<Interval, bigint>> = {
  '1s': SECOND,
  '1m': 60n * SECOND,
  '5m': 300n * SECOND,
  '1h': 3_600n * SECOND,
  '1d': 86_400n * SECOND,
};

/** The nanoseconds of a chunk. The bars of an instrument in one chunk share an item, which makes them cheap to write. */
export const CHUNK_NANOSECONDS: Readonly<Record<StoredInterval, bigint>> = {
  '1s': 300n * SECOND,
  '1m': 3_600n * SECOND,
};

/** The start of the period that contains a time. Both are nanoseconds since 1970, UTC; the length is in nanoseconds. */
export function startOf(time: bigint, nanoseconds: bigint): bigint {
  return time - (time % nanoseconds);
}
