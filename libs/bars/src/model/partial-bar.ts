import { barStateOf, mergeBarStates, type BarState } from './bar-state';
import { idKeyOf, type Instrument, type Trade } from './trade';

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

/**
 * The partial bar of trades.
 *
 * @param time the open time, nanoseconds since 1970
 * @param trades at least one
 */
export function partialBarOf(time: bigint, trades: readonly Trade[]): PartialBar {
  const keys = new Set(trades.map(({ id }) => idKeyOf(id)));
  return { time, state: trades.map(barStateOf).reduce(mergeBarStates), ids: BigUint64Array.from(keys).sort() };
}

/** Merges lists of partial bars of one instrument, each ordered by time. Bars with the same open time become one. */
export function mergePartialBars(...lists: readonly (readonly PartialBar[])[]): readonly PartialBar[] {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const byTime = new Map<bigint, PartialBar[]>();
  for (const partial of lists.flat()) {
    const others = byTime.get(partial.time);
    if (others) others.push(partial);
    else byTime.set(partial.time, [partial]);
  }
  return Array.from(byTime.values(), mergePartials).sort((x, y) => (x.time < y.time ? -1 : 1));
}

/** Merges at least one partial bar with the same open time. */
function mergePartials(partials: readonly PartialBar[]): PartialBar {
  const [first] = partials as [PartialBar];
  if (partials.length === 1) return first;
  const state = partials.map((partial) => partial.state).reduce(mergeBarStates);
  return { time: first.time, state, ids: mergeIds(partials.map(({ ids }) => ids)) };
}

/** All keys of all lists, ascending. */
function mergeIds(lists: readonly BigUint64Array[]): BigUint64Array {
  const merged = new BigUint64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const ids of lists) {
    merged.set(ids, length);
    length += ids.length;
  }
  return merged.sort();
}
