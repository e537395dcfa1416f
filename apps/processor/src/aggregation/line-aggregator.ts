import type { StoredInterval } from '@trading/bars';
import type { BarReference, ChunkReference, EncodedChunk, PartialBar } from '@trading/bars/write';
import type { FastFormat } from '../parsing/fast-format';
import type { Line } from '../parsing/read-lines';
import type { TimeRange } from '../parsing/timestamp';

/** Options of a {@link LineAggregator}. */
export interface LineAggregatorOptions {
  readonly format: FastFormat;
  readonly interval: StoredInterval;
  /** Contested bars. Their lines are deferred. */
  readonly contested: Iterable<BarReference>;
  /**
   * The plausible times of trades, in whole bars. A line with another time is deferred.
   *
   * @default - all times
   */
  readonly times?: TimeRange;
}

/** Partial bars, with what the caller has to know of them. */
export interface AggregatedBars {
  /** Number of trades in the bars. */
  readonly accepted: number;
  /** Bars in which an id occurs more than once. */
  readonly contested: readonly BarReference[];
  /** The partial bars of one chunk, ordered by time. */
  barsOf(chunk: ChunkReference): readonly PartialBar[];
  /** All chunks, in the order of `compareChunks`. Valid only if no bar is contested. */
  chunks(): Iterable<EncodedChunk>;
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
