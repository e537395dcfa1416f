import { divideHalfEven, SCALE } from './decimal';
import { compareTicks, type Tick, type Trade } from './trade';

/**
 * What is known of the trades of one instrument in one right-open interval `[open time, open time + interval)`.
 *
 * It is a mergeable state rather than a finished bar: the parts of one bar may come from several files, and merging
 * is associative and commutative, so the result does not depend on which file came first. A bar whose trades count for
 * volume alone has no prices.
 */
export interface Bar {
  /** The first trade by time and id that counts for the open; its price is the open. */
  readonly first?: Tick;
  readonly high?: bigint;
  readonly low?: bigint;
  /** The last trade by time and id that counts for the close; its price is the close. */
  readonly last?: Tick;
  /** Σ size, × 10^18. */
  readonly volume: bigint;
  /** Σ price × size, × 10^36. */
  readonly notional: bigint;
  /** How many trades count for the volume. */
  readonly count: number;
}

/** A bar and its open time, nanoseconds since 1970. */
export interface TimedBar {
  readonly time: bigint;
  readonly bar: Bar;
}

/** The bar of a single trade. */
export function barOf({ time, id, price, size, counts }: Trade): Bar {
  const tick = { time, id, price };
  return {
    ...(counts.openClose ? { first: tick, last: tick } : {}),
    ...(counts.highLow ? { high: price, low: price } : {}),
    ...(counts.volume ? { volume: size, notional: price * size, count: 1 } : { volume: 0n, notional: 0n, count: 0 }),
  };
}

/** The bar of all trades of both. */
export function mergeBars(a: Bar, b: Bar): Bar {
  return {
    first: least(a.first, b.first, compareTicks),
    high: least(a.high, b.high, (x, y) => (x > y ? -1 : 1)),
    low: least(a.low, b.low, (x, y) => (x < y ? -1 : 1)),
    last: least(a.last, b.last, (x, y) => compareTicks(y, x)),
    volume: a.volume + b.volume,
    notional: a.notional + b.notional,
    count: a.count + b.count,
  };
}

/** Whether two bars are of the same trades, as far as a bar can tell. */
export function isSameBar(a: Bar, b: Bar): boolean {
  return (
    a.count === b.count &&
    a.volume === b.volume &&
    a.notional === b.notional &&
    a.high === b.high &&
    a.low === b.low &&
    isSameTick(a.first, b.first) &&
    isSameTick(a.last, b.last)
  );
}

function isSameTick(a: Tick | undefined, b: Tick | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && compareTicks(a, b) === 0);
}

function least<T>(a: T | undefined, b: T | undefined, compare: (a: T, b: T) => number): T | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return compare(a, b) <= 0 ? a : b;
}

/**
 * The volume-weighted average price, notional ÷ volume, rounded half to even.
 *
 * @param decimals digits after the point
 * @returns the average × 10^decimals, or undefined where no trade counts for the volume
 */
export function vwap({ notional, volume }: Pick<Bar, 'notional' | 'volume'>, decimals: number): bigint | undefined {
  if (volume === 0n) return undefined;
  return divideHalfEven(notional * 10n ** BigInt(decimals), volume * 10n ** BigInt(SCALE));
}
