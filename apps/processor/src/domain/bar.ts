import { divideHalfEven, SCALE } from './decimal';
import { compareTicks, type Tick, type Trade } from './trade';

/** Nanoseconds of a 1-minute bar. */
export const MINUTE = 60_000_000_000n;

/**
 * What is known of the trades of one symbol in one right-open interval `[open time, open time + interval)`.
 *
 * It is a mergeable state rather than a finished bar: the parts of one bar may come from several files, and merging
 * is associative and commutative, so the result does not depend on which file came first.
 */
export interface Bar {
  /** The first trade by time and id; its price is the open. */
  readonly first: Tick;
  readonly high: bigint;
  readonly low: bigint;
  /** The last trade by time and id; its price is the close. */
  readonly last: Tick;
  /** Σ size, × 10^18. */
  readonly volume: bigint;
  /** Σ price × size, × 10^36. */
  readonly notional: bigint;
  /** How many trades. */
  readonly count: number;
}

/** A bar and its open time, nanoseconds since 1970. */
export interface TimedBar {
  readonly time: bigint;
  readonly bar: Bar;
}

/** The start of the 1-minute bar that holds a time; both in nanoseconds since 1970, UTC. */
export function minuteOf(time: bigint): bigint {
  return time - (time % MINUTE);
}

/** The bar of a single trade. */
export function barOf({ time, id, price, size }: Trade): Bar {
  const tick = { time, id, price };
  return { first: tick, high: price, low: price, last: tick, volume: size, notional: price * size, count: 1 };
}

/** The bar of all trades of both. */
export function mergeBars(a: Bar, b: Bar): Bar {
  return {
    first: compareTicks(a.first, b.first) <= 0 ? a.first : b.first,
    high: a.high > b.high ? a.high : b.high,
    low: a.low < b.low ? a.low : b.low,
    last: compareTicks(a.last, b.last) >= 0 ? a.last : b.last,
    volume: a.volume + b.volume,
    notional: a.notional + b.notional,
    count: a.count + b.count,
  };
}

/**
 * The volume-weighted average price, notional ÷ volume, rounded half to even.
 *
 * @param decimals digits after the point
 * @returns the average × 10^decimals
 */
export function vwap({ notional, volume }: Bar, decimals: number): bigint {
  return divideHalfEven(notional * 10n ** BigInt(decimals), volume * 10n ** BigInt(SCALE));
}
