import type { Grid, GridInterval } from './grid';
import { floorDivide, INTRADAY_NANOSECONDS, type IntradayInterval } from './interval';

/** Intervals of a fixed length that divide the time since 1970 in UTC. */
export function intradayGrid(interval: IntradayInterval): Grid {
  const length = INTRADAY_NANOSECONDS[interval];
  const intervalAt = (time: bigint): GridInterval => {
    const open = floorDivide(time, length) * length;
    return { open, end: open + length };
  };
  return {
    intervalAt,
    intervalFrom: (time) => intervalAt(time + length - 1n),
    intervalBefore: (time) => intervalAt(time - 1n),
  };
}
