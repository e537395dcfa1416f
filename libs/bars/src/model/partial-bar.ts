import { mergeBarStates, type BarState } from './bar-state';
import type { Instrument } from './trade';

/** The contribution of one file to one bar. */
export interface PartialBar {
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  readonly state: BarState;
  /**
   * The id keys ({@link idKeyOf}) of all accepted trades, ascending. They show whether two files share trades or only a
   * bar. A repeated key shows that the bar is contested; stored bars have no repeated keys.
   */
  readonly ids: BigUint64Array;
}

/** The contribution of one file to the bars of one instrument in one chunk. */
export interface BarChunk extends Instrument {
  /** The start of the chunk, nanoseconds since 1970. */
  readonly start: bigint;
  /** Ordered by time; at least one. */
  readonly bars: readonly PartialBar[];
}

/** Merges the partial bars of one instrument. Two bars with the same open time become one. */
export function mergePartialBars(a: readonly PartialBar[], b: readonly PartialBar[]): PartialBar[] {
  const byTime = new Map(a.map((partial) => [partial.time, partial]));
  for (const partial of b) {
    const other = byTime.get(partial.time);
    byTime.set(partial.time, other ? mergePartials(other, partial) : partial);
  }
  return [...byTime.values()].sort((x, y) => (x.time < y.time ? -1 : 1));
}

function mergePartials(a: PartialBar, b: PartialBar): PartialBar {
  return { time: a.time, state: mergeBarStates(a.state, b.state), ids: mergeIds(a.ids, b.ids) };
}

/** All keys of both lists, ascending. */
function mergeIds(a: BigUint64Array, b: BigUint64Array): BigUint64Array {
  const merged = new BigUint64Array(a.length + b.length);
  merged.set(a);
  merged.set(b, a.length);
  return merged.sort();
}
