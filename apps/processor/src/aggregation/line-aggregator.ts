import type { StoredInterval } from '@trading/bars';
import type { BarReference, ChunkReference, EncodedChunk, PartialBar } from '@trading/bars/write';
import type { FastFormat } from '../parsing/fast-format';
import type { Line } from '../parsing/read-lines';

/** What the fast path is to do. */
export interface LineAggregatorOptions {
  readonly format: FastFormat;
  readonly interval: StoredInterval;
  /** Bars that it leaves alone: every line of them is handed back. */
  readonly contested: Iterable<BarReference>;
}

/** Trades aggregated into partial bars. */
export interface AggregatedBars {
  /** Trades in the bars. */
  readonly accepted: number;
  /** Bars in which an id came more than once. */
  readonly contested: readonly BarReference[];
  /** What it has of one chunk, in the order of time. */
  barsOf(chunk: ChunkReference): readonly PartialBar[];
  /**
   * Everything, where no bar is contested: by the start of the chunk, then by feed and symbol, so that neighbours are
   * of different instruments.
   */
  chunks(): Iterable<EncodedChunk>;
}

/**
 * The door to the hot loop: it folds the lines it understands, and hands back all others, so that it never has to be
 * right about a line that is out of the ordinary.
 */
export interface LineAggregator {
  /**
   * @param chunk the next bytes of the file, cut anywhere, without byte order mark removed
   * @returns lines that were not aggregated (blank ones excepted), in the order of the file, numbered as in the file
   */
  push(chunk: Uint8Array): readonly Line[];
  /** Ends the file: also a last line without line end is taken. */
  end(): readonly Line[];
  /** The result, after {@link end}. */
  readonly aggregated: AggregatedBars;
}
