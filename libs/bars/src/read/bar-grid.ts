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
   * The local date that the bar stands for, such as `2024-08-08`.
   * @default - the bar is known by its open time
   */
  readonly label?: string;
  /**
   * The parts of the interval in which trades are expected, ordered by time. Stored bars outside of them are left out.
   * @default - the whole interval
   */
  readonly parts?: readonly TimeRange[];
}

/**
 * Cuts time into the intervals of bars. Intervals do not overlap and are ordered by time, but there may be time between
 * them. Stored bars belong to an interval by their open time.
 */
export interface BarGrid {
  /** The interval to which a stored bar belongs. Undefined if it belongs to none. */
  intervalAt(time: bigint): GridInterval | undefined;
  /** The first interval that opens at or after a time. Undefined after the last one. */
  intervalFrom(time: bigint): GridInterval | undefined;
  /** The last interval that opens before a time. Undefined before the first one. */
  intervalBefore(time: bigint): GridInterval | undefined;
}
