import fc from 'fast-check';
import type { Grid } from '../src/grid';

/**
 * Checks that a grid answers the same about an interval, whichever way it is found: its intervals are ordered and do not
 * overlap, and none is missing between two of them.
 *
 * @param time in the middle of the time that the grid knows
 */
export function checkGrid(grid: Grid, time: bigint): void {
  const next = grid.intervalFrom(time)!;
  const previous = grid.intervalBefore(time)!;
  expect(previous.open < time && time <= next.open).toBe(true);
  expect(previous.open < previous.end && previous.end <= next.open).toBe(true);
  // Nothing is between the two.
  expect(grid.intervalFrom(previous.end)).toEqual(next);
  expect(grid.intervalFrom(previous.open + 1n)).toEqual(next);
  expect(grid.intervalBefore(next.open)).toEqual(previous);
  // An interval has the times in its parts, and no other.
  const parts = previous.parts ?? [{ from: previous.open, to: previous.end }];
  expect(
    [parts[0]?.from ?? 0n, parts.at(-1)?.to ?? 0n].every((end) => end >= previous.open && end <= previous.end),
  ).toBe(true);
  for (const { from, to } of parts) {
    expect(grid.intervalAt(from)).toEqual(previous);
    expect(grid.intervalAt(to - 1n)).toEqual(previous);
  }
  for (const [index, { to }] of parts.entries()) {
    const gapEnd = parts[index + 1]?.from ?? next.parts?.[0]?.from ?? next.open;
    if (to < gapEnd) expect([grid.intervalAt(to), grid.intervalAt(gapEnd - 1n)]).toEqual([undefined, undefined]);
  }
}

/** Times between two dates. */
export function timesBetween(from: string, to: string): fc.Arbitrary<bigint> {
  return fc
    .integer({ min: Date.parse(from) / 1_000, max: Date.parse(to) / 1_000 })
    .map((second) => BigInt(second) * 1_000_000_000n);
}
