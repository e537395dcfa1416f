import fc from 'fast-check';
import { CALENDARS, type CalendarName, type SessionKind } from '../src/calendar';
import { CalendarRangeError } from '../src/errors';
import type { GridInterval } from '../src/grid';
import type { Interval } from '../src/interval';
import { sessionGrid } from '../src/session-grid';
import { zoneGrid } from '../src/zone-grid';
import { checkGrid, timesBetween } from './properties';
import { at, text } from './times';

/** The open time, the end and the label of an interval, and its parts if it has several or is longer than them. */
const summary = (interval: GridInterval | undefined) =>
  interval && [
    ...[text(interval.open), text(interval.end), interval.label],
    ...(interval.parts ?? []).map(({ from, to }) => `${text(from)}/${text(to)}`),
  ];
const intervalAt = (interval: Interval, calendar: CalendarName, session: SessionKind, time: string) =>
  summary(sessionGrid(interval, calendar, session).intervalAt(at(time)));

describe('sessionGrid', () => {
  test.each([
    ['XNYS', 'regular', '2024-08-08T15:00Z', '2024-08-08T13:30Z', '2024-08-08T20:00Z', '2024-08-08'],
    // Both nights on which the clocks change in New York: Friday and Monday.
    ['XNYS', 'regular', '2024-03-08T15:00Z', '2024-03-08T14:30Z', '2024-03-08T21:00Z', '2024-03-08'],
    ['XNYS', 'regular', '2024-03-11T15:00Z', '2024-03-11T13:30Z', '2024-03-11T20:00Z', '2024-03-11'],
    ['XNYS', 'regular', '2024-11-01T15:00Z', '2024-11-01T13:30Z', '2024-11-01T20:00Z', '2024-11-01'],
    ['XNYS', 'regular', '2024-11-04T15:00Z', '2024-11-04T14:30Z', '2024-11-04T21:00Z', '2024-11-04'],
    // The day after Thanksgiving.
    ['XNYS', 'regular', '2024-11-29T15:00Z', '2024-11-29T14:30Z', '2024-11-29T18:00Z', '2024-11-29'],
    ['XNYS', 'extended', '2024-11-29T15:00Z', '2024-11-29T09:00Z', '2024-11-29T22:00Z', '2024-11-29'],
    // After midnight in UTC.
    ['XNAS', 'extended', '2024-01-05T00:59Z', '2024-01-04T09:00Z', '2024-01-05T01:00Z', '2024-01-04'],
    ['XLON', 'regular', '2024-12-24T10:00Z', '2024-12-24T08:00Z', '2024-12-24T12:30Z', '2024-12-24'],
    ['XLON', 'extended', '2024-08-08T10:00Z', '2024-08-08T07:00Z', '2024-08-08T15:30Z', '2024-08-08'],
    ['24/7', 'regular', '2024-08-08T10:00Z', '2024-08-08T00:00Z', '2024-08-09T00:00Z', '2024-08-08'],
  ] as const)('has the exchange day of %s, %s, at %s', (calendar, session, time, ...expected) => {
    expect(intervalAt('1d', calendar, session, time)).toEqual(expected);
  });

  test.each([
    ['XNYS', '2024-08-08T13:29Z'],
    ['XNYS', '2024-08-08T20:00Z'],
    // Saturday, Independence Day, and the day of mourning for President Carter.
    ['XNYS', '2024-08-10T15:00Z'],
    ['XNYS', '2024-07-04T15:00Z'],
    ['XNYS', '2025-01-09T15:00Z'],
    ['XTKS', '2024-08-08T03:00Z'],
  ] as const)('has no bar of %s at %s', (calendar, time) => {
    for (const interval of ['1m', '4h', '1d', '1w'] as const) {
      expect(intervalAt(interval, calendar, 'regular', time)).toBeUndefined();
    }
  });

  test('leaves out the lunch break, and knows the later close of Tokyo', () => {
    expect(intervalAt('1d', 'XTKS', 'regular', '2024-11-01T01:00Z')).toEqual([
      ...['2024-11-01T00:00Z', '2024-11-01T06:00Z', '2024-11-01'],
      ...['2024-11-01T00:00Z/2024-11-01T02:30Z', '2024-11-01T03:30Z/2024-11-01T06:00Z'],
    ]);
    expect(intervalAt('1d', 'XTKS', 'regular', '2024-11-05T01:00Z')?.[1]).toBe('2024-11-05T06:30Z');
    expect(intervalAt('4h', 'XTKS', 'regular', '2024-11-01T01:00Z')).toEqual([
      ...['2024-11-01T00:00Z', '2024-11-01T04:00Z', undefined],
      ...['2024-11-01T00:00Z/2024-11-01T02:30Z', '2024-11-01T03:30Z/2024-11-01T04:00Z'],
    ]);
  });

  test('has the part of the session in shorter bars, which divide the time in UTC', () => {
    expect(intervalAt('1h', 'XNYS', 'regular', '2024-08-08T13:45Z')).toEqual([
      ...['2024-08-08T13:00Z', '2024-08-08T14:00Z', undefined],
      '2024-08-08T13:30Z/2024-08-08T14:00Z',
    ]);
    expect(intervalAt('1h', 'XNYS', 'regular', '2024-08-08T13:15Z')).toBeUndefined();
    expect(intervalAt('1h', 'XNYS', 'regular', '2024-08-08T14:15Z')).toEqual([
      ...['2024-08-08T14:00Z', '2024-08-08T15:00Z', undefined],
    ]);
  });

  test('has the sessions of a week in a weekly bar', () => {
    expect(intervalAt('1w', 'XNYS', 'regular', '2024-07-05T15:00Z')).toEqual([
      ...['2024-07-01T13:30Z', '2024-07-05T20:00Z', '2024-07-01'],
      ...['2024-07-01T13:30Z/2024-07-01T20:00Z', '2024-07-02T13:30Z/2024-07-02T20:00Z'],
      ...['2024-07-03T13:30Z/2024-07-03T17:00Z', '2024-07-05T13:30Z/2024-07-05T20:00Z'],
    ]);
    // Monday is a holiday, so the week opens on Tuesday.
    expect(intervalAt('1w', 'XNYS', 'regular', '2024-09-06T15:00Z')?.slice(0, 3)).toEqual([
      ...['2024-09-03T13:30Z', '2024-09-06T20:00Z', '2024-09-02'],
    ]);
  });

  test('finds the intervals around a holiday', () => {
    const grid = sessionGrid('1h', 'XNYS', 'regular');
    const time = at('2024-07-04T15:00Z');
    expect(text(grid.intervalBefore(time)!.open)).toBe('2024-07-03T16:00Z');
    expect(text(grid.intervalFrom(time)!.open)).toBe('2024-07-05T13:00Z');
  });

  test.each(['1h', '1d', '1w'] as const)('has the bars of UTC in the calendar 24/7: %s', (interval) => {
    const [grid, utc] = [sessionGrid(interval, '24/7', 'extended'), zoneGrid(interval, 'UTC')];
    fc.assert(
      fc.property(timesBetween('1970-01-15', '2200-01-01'), (time) => {
        expect(grid.intervalAt(time)).toEqual(utc.intervalAt(time));
        expect(grid.intervalFrom(time)).toEqual(utc.intervalFrom(time));
        expect(grid.intervalBefore(time)).toEqual(utc.intervalBefore(time));
      }),
    );
  });

  test.each<Interval>(['1m', '30m', '1h', '4h', '1d', '1w'])(
    'has ordered bars of %s, and none is missing',
    (interval) => {
      const calendars = fc.constantFrom(...CALENDARS);
      const kinds = fc.constantFrom<SessionKind>('regular', 'extended');
      fc.assert(
        fc.property(calendars, kinds, timesBetween('2000-02-01', '2030-12-01'), (calendar, kind, time) =>
          checkGrid(sessionGrid(interval, calendar, kind), time),
        ),
        { numRuns: 200 },
      );
    },
  );

  describe('outside of the known years', () => {
    const message = (time: string) => new CalendarRangeError('XNYS', '2000-01-01', '2030-12-31', at(time));

    test.each(['1h', '1d', '1w'] as const)('throws an error that names them, for bars of %s', (interval) => {
      const grid = sessionGrid(interval, 'XNYS', 'regular');
      expect(() => grid.intervalBefore(at('2031-02-01'))).toThrow(CalendarRangeError);
      expect(() => grid.intervalAt(at('2031-02-01'))).toThrow(message('2031-02-01'));
      expect(() => grid.intervalFrom(at('1999-12-01'))).toThrow(message('1999-12-01'));
    });

    test('has the message', () => {
      expect(message('2031-02-01').message).toBe(
        'The calendar XNYS knows the sessions from 2000-01-01 to 2030-12-31, got: 2031-02-01T00:00:00.000Z',
      );
    });

    test('does not cut off a week of which some days are unknown', () => {
      const grid = sessionGrid('1w', 'XNYS', 'regular');
      expect(() => grid.intervalBefore(at('2030-12-31'))).toThrow(message('2031-01-03'));
      expect(text(grid.intervalBefore(at('2030-12-30'))!.open)).toBe('2030-12-23T14:30Z');
    });

    test('has the last days', () => {
      const grid = sessionGrid('1d', 'XNYS', 'regular');
      expect(grid.intervalBefore(at('2031-01-01'))?.label).toBe('2030-12-31');
      expect(grid.intervalFrom(at('2030-12-31T22:00Z'))).toBeUndefined();
      expect(grid.intervalFrom(at('2000-01-01'))?.label).toBe('2000-01-03');
      expect(grid.intervalBefore(at('2000-01-03'))).toBeUndefined();
    });
  });
});
