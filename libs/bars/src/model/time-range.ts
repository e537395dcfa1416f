import { maxOf, minOf } from './compare';
import { NANOSECONDS } from './interval';

/** A range of time, nanoseconds since 1970. */
export interface TimeRange {
  readonly from: bigint;
  /** Exclusive. */
  readonly to: bigint;
}

/** The part of a range that is inside of another one. Undefined if they have no time in common. */
export function intersect(a: TimeRange, b: TimeRange): TimeRange | undefined {
  const from = maxOf(a.from, b.from);
  const to = minOf(a.to, b.to);
  return from < to ? { from, to } : undefined;
}

/** Divides a range at midnight UTC. */
export function daysOf(range: TimeRange): TimeRange[] {
  const day = NANOSECONDS['1d'];
  const days: TimeRange[] = [];
  for (let from = range.from - (range.from % day); from < range.to; from += day) {
    days.push(intersect(range, { from, to: from + day }) as TimeRange);
  }
  return days;
}
