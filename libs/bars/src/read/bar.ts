import type { Decimal } from '../model/decimal';

/** A bar as readers get it. */
export interface Bar {
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  /** The first price × 10^18. Prices are undefined if no trade of the bar may set them. */
  readonly open?: Decimal;
  /** The highest price × 10^18. */
  readonly high?: Decimal;
  /** The lowest price × 10^18. */
  readonly low?: Decimal;
  /** The last price × 10^18. */
  readonly close?: Decimal;
  /** Σ size, × 10^18. */
  readonly volume: bigint;
  /** Σ price × size, × 10^36. */
  readonly notional: bigint;
  /** The number of trades that update the volume. */
  readonly count: number;
  /** The sources whose trades are in the bar, ascending. Empty for gap-filling bars. */
  readonly sources: readonly string[];
  /** Sources that were left out because they share some, but not all, of their trades with others, or contradict them. */
  readonly conflicts: readonly string[];
  /** Changes whenever the content of the bar changes: 16 hexadecimal digits, empty for gap-filling bars. */
  readonly revision: string;
}

/** A bar without trades: all of its prices are the close before it. */
export function gapFillingBar(time: bigint, close: Decimal): Bar {
  const prices = { open: close, high: close, low: close, close };
  return { time, ...prices, volume: 0n, notional: 0n, count: 0, sources: [], conflicts: [], revision: '' };
}
