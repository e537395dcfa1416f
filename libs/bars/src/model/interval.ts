/** How long a bar is. */
export type Interval = '1s' | '1m' | '5m' | '1h' | '1d';

/** An interval that bars are stored in; all longer ones are derived from it by merging. */
export type StoredInterval = Extract<Interval, '1s' | '1m'>;

const SECOND = 1_000_000_000n;

/** Nanoseconds of each interval. Each divides the next, and the UTC day. */
export const NANOSECONDS: Readonly<Record<Interval, bigint>> = {
  '1s': SECOND,
  '1m': 60n * SECOND,
  '5m': 300n * SECOND,
  '1h': 3_600n * SECOND,
  '1d': 86_400n * SECOND,
};

/** Nanoseconds of a chunk: the bars of one instrument and one chunk share an item, which makes writing them cheap. */
export const CHUNK_NANOSECONDS: Readonly<Record<StoredInterval, bigint>> = {
  '1s': 300n * SECOND,
  '1m': 3_600n * SECOND,
};

/** The start of the period of a length that holds a time; all in nanoseconds, times since 1970, UTC. */
export function startOf(time: bigint, nanoseconds: bigint): bigint {
  return time - (time % nanoseconds);
}
