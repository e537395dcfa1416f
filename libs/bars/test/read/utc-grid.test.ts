import fc from 'fast-check';
import { NANOSECONDS, type Interval } from '../../src/model/interval';
import { utcGrid } from '../../src/read/utc-grid';

/** Nanoseconds since 1970 of an RFC 3339 time. */
const at = (time: string) => BigInt(Date.parse(time)) * 1_000_000n;
const INTERVALS = Object.keys(NANOSECONDS) as Interval[];

describe('utcGrid', () => {
  test.each([
    ['1h', '2024-08-08T23:54:07Z', '2024-08-08T23:00:00Z', '2024-08-09T00:00:00Z'],
    ['1d', '2024-08-08T23:54:07Z', '2024-08-08T00:00:00Z', '2024-08-09T00:00:00Z'],
    ['1w', '2025-01-01T12:00:00Z', '2024-12-30T00:00:00Z', '2025-01-06T00:00:00Z'],
  ] as const)('has the interval of %s that contains %s', (interval, time, open, end) => {
    expect(utcGrid(interval).intervalAt(at(time))).toEqual({ open: at(open), end: at(end) });
  });

  test.each([
    ['1d', '2024-08-08T00:00:00Z', '2024-08-08T00:00:00Z', '2024-08-07T00:00:00Z'],
    ['1d', '2024-08-08T00:00:01Z', '2024-08-09T00:00:00Z', '2024-08-08T00:00:00Z'],
    ['1w', '2025-01-01T12:00:00Z', '2025-01-06T00:00:00Z', '2024-12-30T00:00:00Z'],
  ] as const)('finds the intervals of %s around %s', (interval, time, from, before) => {
    expect(utcGrid(interval).intervalFrom(at(time))?.open).toBe(at(from));
    expect(utcGrid(interval).intervalBefore(at(time))?.open).toBe(at(before));
  });

  test('has no interval before 1970', () => {
    expect(utcGrid('1d').intervalBefore(0n)).toBeUndefined();
    expect(utcGrid('1w').intervalFrom(0n)?.open).toBe(at('1970-01-05'));
  });

  test('tiles time', () => {
    const times = fc.bigInt({ min: 1n, max: 2n ** 63n });
    fc.assert(
      fc.property(fc.constantFrom(...INTERVALS), times, (interval, time) => {
        const grid = utcGrid(interval);
        const current = grid.intervalAt(time)!;
        expect(current.open <= time && time < current.end).toBe(true);
        expect(grid.intervalFrom(current.open)).toEqual(current);
        expect(grid.intervalBefore(current.end)).toEqual(current);
        expect(grid.intervalFrom(current.open + 1n)?.open).toBe(current.end);
      }),
    );
  });
});
