import type { Decimal } from '../model/decimal';
import type { GridInterval } from './bar-grid';

/** The interval of a row. */
interface RowInterval {
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  /** The end of the interval, exclusive, nanoseconds since 1970. */
  readonly end: bigint;
  /**
   * The local date that the interval stands for, such as `2024-08-08`.
   * @default - the grid has no labels
   */
  readonly label?: string;
}

/** A bar as readers get it. */
export interface Bar extends RowInterval {
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

/** An interval without bars. */
export interface EmptyInterval extends RowInterval {
  /**
   * `empty` if processed files cover the whole interval, so that there were no trades; `unknown` if any part of it is not
   * covered, so that trades may be missing.
   */
  readonly state: 'empty' | 'unknown';
}

/** A row of the answer to a query for bars. */
export type BarRow = Bar | EmptyInterval;

/** True if the row is a bar, including a gap-filling one. */
export function isBar(row: BarRow): row is Bar {
  return !('state' in row);
}

/** The time, end and label of a row. */
export function rowIntervalOf({ open, end, label }: GridInterval): RowInterval {
  return { time: open, end, ...(label === undefined ? {} : { label }) };
}

/** A bar without trades: all of its prices are the close before it. */
export function gapFillingBar(interval: GridInterval, close: Decimal): Bar {
  return {
    ...rowIntervalOf(interval),
    ...{ open: close, high: close, low: close, close },
    ...{ volume: 0n, notional: 0n, count: 0, sources: [], conflicts: [], revision: '' },
  };
}
