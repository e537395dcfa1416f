import type { StoredInterval } from '@trading/bars';
import type { BarReference } from '@trading/bars/write';
import type { FastFormat } from '../parsing/fast-format';
import type { Line } from '../parsing/read-lines';
import type { TimeRange } from '../parsing/timestamp';
import type { ContestedBars } from './contested-bars';
import type { TradeName } from './contested-trades';
import type { MemoryLimits } from './memory-limits';
import type { Run } from './runs';
import type { TemporaryFile } from './temporary-file';

/** Options of a {@link LineAggregator}. */
export interface LineAggregatorOptions {
  readonly format: FastFormat;
  readonly interval: StoredInterval;
  /** Contested bars. Their lines are deferred. */
  readonly contested: Iterable<BarReference>;
  /**
   * Contested trades. Their lines are deferred wherever they are.
   *
   * @default - none
   */
  readonly contestedTrades?: Iterable<TradeName>;
  /**
   * The plausible times of trades, in whole bars. A line with another time is deferred.
   *
   * @default - all times
   */
  readonly times?: TimeRange;
  readonly limits: MemoryLimits;
  /** Receives what exceeds the limits. */
  readonly temporaryFile: TemporaryFile;
}

/** Partial bars, with what the caller has to know of them. */
export interface AggregatedBars {
  /** Number of trades in the bars. */
  readonly accepted: number;
  /** Number of lines that each rule excluded. */
  readonly excluded: ReadonlyMap<string, number>;
  /** Bars in which an id occurs more than once in one part. */
  readonly contested: ContestedBars;
  /** The parts of all chunks. Valid only if no bar is contested. */
  readonly runs: readonly Run[];
}

/**
 * The interface of the fast path: it aggregates the lines that it understands and defers all others to its caller, so
 * that it never has to handle an unusual line.
 */
export interface LineAggregator {
  /**
   * @param chunk the next bytes of the file, split anywhere; a byte order mark is not removed
   * @returns the deferred lines, except blank ones, in the order of the file and with their line numbers
   */
  push(chunk: Uint8Array): readonly Line[];
  /** Ends the file. A last line without a line break is a line. */
  end(): readonly Line[];
  /** The result. Available after {@link end}. */
  readonly aggregated: AggregatedBars;
}
