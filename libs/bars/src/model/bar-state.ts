import { divideHalfEven, SCALE } from './decimal';
import { compareTicks, type Tick, type Trade } from './trade';

/**
 * The exact, mergeable state of a bar: the trades of one instrument in the interval `[open time, open time + interval)`.
 *
 * The trades of one bar may come from several files. Merging is associative and commutative, so the result does not
 * depend on the order of the files. A bar has no prices if all of its trades update the volume alone.
 */
export interface BarState {
  /** The first trade that may set the open, by {@link compareTicks}. Its price is the open. */
  readonly first?: Tick;
  /** The highest price × 10^18. */
  readonly high?: bigint;
  /** The lowest price × 10^18. */
  readonly low?: bigint;
  /** The last trade that may set the close, by {@link compareTicks}. Its price is the close. */
  readonly last?: Tick;
  /** Σ size, × 10^18. */
  readonly volume: bigint;
  /** Σ price × size, × 10^36. */
  readonly notional: bigint;
  /** The number of trades that update the volume. */
  readonly count: number;
}

/** The state of a bar with a single trade. */
export function barStateOf({ time, order, id, price, size, eligibility }: Trade): BarState {
  const tick = { time, ...(order ? { order } : {}), id, price };
  return {
    ...(eligibility.openClose ? { first: tick, last: tick } : {}),
    ...(eligibility.highLow ? { high: price, low: price } : {}),
    ...(eligibility.volume
      ? { volume: size, notional: price * size, count: 1 }
      : { volume: 0n, notional: 0n, count: 0 }),
  };
}

/** The state of a bar that has the trades of both. */
export function mergeBarStates(a: BarState, b: BarState): BarState {
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

/**
 * True if two states are equal, apart from the order that the files state of their first and last trades: a file may
 * number the same trades otherwise, for example by another time of arrival. The same trades always make equal states,
 * unless their files disagree on which of them comes first or last.
 */
export function isSameBarState(a: BarState, b: BarState): boolean {
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
  return a?.time === b?.time && a?.id === b?.id && a?.price === b?.price;
}

function least<T>(a: T | undefined, b: T | undefined, compare: (a: T, b: T) => number): T | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return compare(a, b) <= 0 ? a : b;
}

/**
 * The volume-weighted average price: notional ÷ volume, rounded half to even.
 *
 * @param decimals number of digits after the decimal point
 * @returns the average × 10^decimals, or undefined if the volume is zero
 */
export function vwap(
  { notional, volume }: Pick<BarState, 'notional' | 'volume'>,
  decimals: number,
): bigint | undefined {
  if (volume === 0n) return undefined;
  // A notional has SCALE decimals more than a volume.
  if (decimals === SCALE) return divideHalfEven(notional, volume);
  return decimals > SCALE
    ? divideHalfEven(notional * 10n ** BigInt(decimals - SCALE), volume)
    : divideHalfEven(notional, volume * 10n ** BigInt(SCALE - decimals));
}
