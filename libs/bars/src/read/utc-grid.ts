import { NANOSECONDS, openTimeOf, type Interval } from '../model/interval';
import type { BarGrid, GridInterval } from './bar-grid';

/** Intervals of a fixed length in UTC. A week begins on Monday. */
export function utcGrid(interval: Interval): BarGrid {
  const length = NANOSECONDS[interval];
  const intervalAt = (time: bigint): GridInterval => {
    const open = openTimeOf(time, interval);
    return { open, end: open + length };
  };
  return {
    intervalAt,
    intervalFrom: (time) => intervalAt(time + length - 1n),
    intervalBefore: (time) => (time > 0n ? intervalAt(time - 1n) : undefined),
  };
}
