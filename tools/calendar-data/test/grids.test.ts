import fc from 'fast-check';
import { NANOSECONDS, utcGrid, type BarGrid, type BarQuery, type Interval } from '@trading/bars';
import { sessionGrid, zoneGrid } from '@trading/calendars';

const INTERVALS = Object.keys(NANOSECONDS) as Interval[];

/** Neither library imports the other, so that their agreement is tested here. */
describe('the grids of @trading/calendars', () => {
  test('are grids of @trading/bars, for all of its intervals', () => {
    for (const interval of INTERVALS) {
      const grids: BarGrid[] = [zoneGrid(interval, 'UTC'), sessionGrid(interval, 'XNYS', 'regular')];
      const query = { grid: grids[0] } satisfies Partial<BarQuery>;
      expect(query.grid?.intervalFrom(1n)).toBeDefined();
    }
  });

  test.each(INTERVALS)('have the bars of UTC in the zone UTC: %s', (interval) => {
    const [grid, utc] = [zoneGrid(interval, 'UTC'), utcGrid(interval)];
    const times = fc.bigInt({ min: 7n * 86_400n * 10n ** 9n, max: 2n ** 62n });
    const ends = (found: ReturnType<BarGrid['intervalAt']>) => found && [found.open, found.end];
    fc.assert(
      fc.property(times, (time) => {
        expect(ends(grid.intervalAt(time))).toEqual(ends(utc.intervalAt(time)));
        expect(ends(grid.intervalFrom(time))).toEqual(ends(utc.intervalFrom(time)));
        expect(ends(grid.intervalBefore(time))).toEqual(ends(utc.intervalBefore(time)));
      }),
    );
  });
});
