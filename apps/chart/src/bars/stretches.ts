import type { TimeRange } from './time-range';

/** Gaps of at most this many intervals are loaded with the bars around them. */
const SHORT_GAP = 48;

/** How many intervals are loaded of a gap between stretches. */
export const GAP_EDGE = 12;

/** A part of the time axis that one request loads. */
export interface Section extends TimeRange {
  /** Set for a gap between stretches, of which only the first intervals are loaded. */
  readonly limit?: number;
}

/**
 * The ranges of open times in which bars can be: covered ranges that are close together are one stretch. Between stretches no
 * processed file has data of the instrument, however long that is.
 *
 * @param covered sorted and disjoint
 * @param length the length of an interval
 */
export function stretchesOf(covered: readonly TimeRange[], length: number): TimeRange[] {
  const stretches: TimeRange[] = [];
  for (const { from, to } of covered) {
    // The interval that contains the start opens before it.
    const opened = from - length;
    const last = stretches.at(-1);
    if (last && opened - last.to <= SHORT_GAP * length) {
      stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else stretches.push({ from: opened, to });
  }
  return stretches;
}

/** The section that precedes a time; undefined if there are no older bars. */
export function sectionBefore(
  stretches: readonly TimeRange[],
  time: number,
  { count, length }: { count: number; length: number },
): Section | undefined {
  const stretch = stretches.findLast(({ from }) => from < time);
  if (!stretch) return undefined;
  if (stretch.to < time) return { from: stretch.to, to: time, limit: GAP_EDGE };
  return { from: Math.max(stretch.from, time - count * length), to: time };
}

/** The section that follows a time; undefined if there are no newer bars. */
export function sectionAfter(
  stretches: readonly TimeRange[],
  time: number,
  { count, length }: { count: number; length: number },
): Section | undefined {
  const stretch = stretches.find(({ to }) => time < to);
  if (!stretch) return undefined;
  if (time < stretch.from) return { from: time, to: stretch.from, limit: GAP_EDGE };
  return { from: time, to: Math.min(stretch.to, time + count * length) };
}
