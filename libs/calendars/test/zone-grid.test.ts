import fc from 'fast-check';
import type { Interval } from '../src/interval';
import { zoneGrid } from '../src/zone-grid';
import { checkGrid, timesBetween } from './properties';
import { at, text } from './times';

const ZONES = [
  ...['UTC', 'America/New_York', 'America/Sao_Paulo', 'America/St_Johns', 'Asia/Beirut', 'Asia/Kolkata'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Europe/London'],
];

describe('zoneGrid', () => {
  test.each([
    ['1d', 'America/New_York', '2024-03-10T12:00Z', '2024-03-10T05:00Z', '2024-03-11T04:00Z', '2024-03-10'],
    ['1d', 'America/New_York', '2024-11-03T12:00Z', '2024-11-03T04:00Z', '2024-11-04T05:00Z', '2024-11-03'],
    ['1d', 'America/Sao_Paulo', '2018-11-04T12:00Z', '2018-11-04T03:00Z', '2018-11-05T02:00Z', '2018-11-04'],
    ['1d', 'Pacific/Apia', '2011-12-30T09:59Z', '2011-12-29T10:00Z', '2011-12-30T10:00Z', '2011-12-29'],
    ['1d', 'Pacific/Apia', '2011-12-30T10:00Z', '2011-12-30T10:00Z', '2011-12-31T10:00Z', '2011-12-31'],
    ['1w', 'America/New_York', '2024-03-10T12:00Z', '2024-03-04T05:00Z', '2024-03-11T04:00Z', '2024-03-04'],
    ['1w', 'Asia/Tokyo', '2024-08-08T12:00Z', '2024-08-04T15:00Z', '2024-08-11T15:00Z', '2024-08-05'],
  ] as const)('has bars of %s in %s from local midnight on: %s', (interval, zone, time, open, end, label) => {
    const found = zoneGrid(interval, zone).intervalAt(at(time))!;
    expect([text(found.open), text(found.end), found.label]).toEqual([open, end, label]);
  });

  test('has the same shorter bars in every zone', () => {
    const found = zoneGrid('4h', 'Asia/Kolkata').intervalAt(at('2024-08-08T12:34:00Z'))!;
    expect([text(found.open), text(found.end), found.label]).toEqual([
      ...['2024-08-08T12:00Z', '2024-08-08T16:00Z', undefined],
    ]);
  });

  test.each(['1h', '1d', '1w'] satisfies Interval[])('tiles time with bars of %s', (interval) => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), timesBetween('1971-01-01', '2037-01-01'), (zone, time) => {
        const grid = zoneGrid(interval, zone);
        const current = grid.intervalAt(time)!;
        expect(current.open <= time && time < current.end).toBe(true);
        expect(grid.intervalFrom(current.end)?.open).toBe(current.end);
        checkGrid(grid, time);
      }),
    );
  });

  test.each(ZONES)('has each day of 2011 and 2018 in %s', (zone) => {
    const grid = zoneGrid('1d', zone);
    for (const year of [2011, 2018]) {
      const labels: string[] = [];
      const end = at(`${year + 1}-01-03`);
      for (let day = grid.intervalFrom(at(`${year - 1}-12-30`))!; day.open < end; day = grid.intervalAt(day.end)!) {
        expect(grid.intervalFrom(day.open)).toEqual(day);
        if (day.label!.startsWith(`${year}-`)) labels.push(day.label!);
      }
      expect(new Set(labels).size).toBe(zone === 'Pacific/Apia' && year === 2011 ? 364 : 365);
      expect(labels).toEqual([...new Set(labels)].sort());
    }
  });
});
