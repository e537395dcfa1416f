import type { Bar } from './bar';
import type { Instrument } from './trade';

/** What one file contributes to one bar. */
export interface PartialBar {
  /** The bar's open time, nanoseconds since 1970. */
  readonly time: bigint;
  readonly bar: Bar;
  /**
   * The keys of the ids ({@link idKeyOf}) of all accepted trades in it, ascending, each once. They tell trades that
   * came in two files from trades that share nothing but a bar.
   */
  readonly ids: BigUint64Array;
}

/** What one file contributes to the bars of one instrument in one chunk of time. */
export interface BarChunk extends Instrument {
  /** The chunk's start, nanoseconds since 1970. */
  readonly start: bigint;
  /** In the order of time; at least one. */
  readonly bars: readonly PartialBar[];
}
