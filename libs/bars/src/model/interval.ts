/** The length of a bar. */
export type Interval = '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';

/** The intervals in which bars can be stored. Longer bars are derived from them by merging. */
export const STORED_INTERVALS = ['1m', '1s'] as const satisfies readonly Interval[];

/** An interval in which bars are stored. */
export type StoredInterval = (typeof STORED_INTERVALS)[number];

const SECOND = 1_000_000_000n;

/** The nanoseconds of each interval. Each divides the next. */
export const NANOSECONDS: Readonly<Record<Interval, bigint>> = {
  '1s': SECOND,
  '1m': 60n * SECOND,
  '5m': 300n * SECOND,
  '15m': 900n * SECOND,
  '30m': 1_800n * SECOND,
  '1h': 3_600n * SECOND,
  '4h': 14_400n * SECOND,
  '1d': 86_400n * SECOND,
  '1w': 604_800n * SECOND,
};

/** The nanoseconds of a chunk. The bars of an instrument in one chunk share an item, which makes them cheap to write. */
export const CHUNK_NANOSECONDS: Readonly<Record<StoredInterval, bigint>> = {
  '1s': 300n * SECOND,
  '1m': 3_600n * SECOND,
};

/** 1969-12-29, the Monday before 1970-01-01, nanoseconds since 1970. */
const MONDAY = -3n * NANOSECONDS['1d'];

/**
 * The open time of the bar that contains a time. Both are nanoseconds since 1970, UTC. Bars of all intervals but the week
 * divide the time since 1970; a week begins on Monday.
 */
export function openTimeOf(time: bigint, interval: Interval): bigint {
  const origin = interval === '1w' ? MONDAY : 0n;
  return time - ((time - origin) % NANOSECONDS[interval]);
}

/** The start of the chunk that contains a time. Both are nanoseconds since 1970, UTC. */
export function chunkStartOf(time: bigint, interval: StoredInterval): bigint {
  return time - (time % CHUNK_NANOSECONDS[interval]);
}
