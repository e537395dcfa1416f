/** A range of time, nanoseconds since 1970. */
export interface TimeRange {
  readonly from: bigint;
  /** The end, exclusive. */
  readonly to: bigint;
}

/** The interval of a bar. */
export interface GridInterval {
  /** The open time of the bar, nanoseconds since 1970. */
  readonly open: bigint;
  /** The end of the bar, exclusive. */
  readonly end: bigint;
  /**
   * The local date that the bar stands for, such as `2024-08-08`; of a week, its first one.
   * @default - the bar is known by its open time
   */
  readonly label?: string;
  /**
   * The parts of the interval in which the exchange trades, ordered by time.
   * @default - the whole interval
   */
  readonly parts?: readonly TimeRange[];
}

/**
 * Cuts time into the intervals of bars. Intervals do not overlap and are ordered by time, but there may be time between
 * them. It has the form of `BarGrid` of `@trading/bars`.
 */
export interface Grid {
  /** The interval to which a time belongs. Undefined if it belongs to none. */
  intervalAt(time: bigint): GridInterval | undefined;
  /** The first interval that opens at or after a time. Undefined after the last one that is known. */
  intervalFrom(time: bigint): GridInterval | undefined;
  /** The last interval that opens before a time. Undefined before the first one. */
  intervalBefore(time: bigint): GridInterval | undefined;
}

/**
 * The same grid, which remembers the last interval, because the times of stored bars ascend.
 *
 * @param grid its `intervalAt` may return an interval that the time does not belong to
 */
export function rememberLast(grid: Grid): Grid {
  let last: GridInterval | undefined;
  return {
    intervalAt: (time) => {
      if (!last || time < last.open || time >= last.end) last = grid.intervalAt(time);
      return last && isInside(last, time) ? last : undefined;
    },
    intervalFrom: (time) => grid.intervalFrom(time),
    intervalBefore: (time) => grid.intervalBefore(time),
  };
}

function isInside({ open, end, parts = [{ from: open, to: end }] }: GridInterval, time: bigint): boolean {
  return parts.some(({ from, to }) => from <= time && time < to);
}
