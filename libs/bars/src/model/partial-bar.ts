import { mergeBars, type Bar } from './bar-state';
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

/** The bars of both, of the same instrument; those of one time become one. */
export function mergePartialBars(a: readonly PartialBar[], b: readonly PartialBar[]): PartialBar[] {
  const byTime = new Map(a.map((partial) => [partial.time, partial]));
  for (const partial of b) {
    const other = byTime.get(partial.time);
    byTime.set(partial.time, other ? mergePartials(other, partial) : partial);
  }
  return [...byTime.values()].sort((x, y) => (x.time < y.time ? -1 : 1));
}

function mergePartials(a: PartialBar, b: PartialBar): PartialBar {
  return { time: a.time, bar: mergeBars(a.bar, b.bar), ids: mergeIds(a.ids, b.ids) };
}

/** All keys of both, ascending. */
export function mergeIds(a: BigUint64Array, b: BigUint64Array): BigUint64Array {
  const merged = new BigUint64Array(a.length + b.length);
  merged.set(a);
  merged.set(b, a.length);
  return merged.sort();
}
