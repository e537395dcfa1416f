import { knownRange } from '../src/calendar';
import { CalendarRangeError } from '../src/errors';
import { sessionsOf } from '../src/sessions-of';
import { at, text } from './times';

const dates = (...query: Parameters<typeof sessionsOf>) => sessionsOf(...query).map(({ date }) => date);

describe('sessionsOf', () => {
  test('returns the sessions of a range with their regular and extended hours', () => {
    const sessions = sessionsOf('XNYS', at('2024-07-03'), at('2024-07-06'));
    const hours = sessions.map(({ date, regular, extended }) => [
      date,
      ...[...regular, ...extended].map(({ from, to }) => `${text(from)}/${text(to)}`),
    ]);
    expect(hours).toEqual([
      // The extended hours of 2 July end at midnight in UTC, and are not in the range.
      ['2024-07-03', '2024-07-03T13:30Z/2024-07-03T17:00Z', '2024-07-03T08:00Z/2024-07-03T21:00Z'],
      ['2024-07-05', '2024-07-05T13:30Z/2024-07-05T20:00Z', '2024-07-05T08:00Z/2024-07-06T00:00Z'],
    ]);
  });

  test('returns a session of which a part is in the range', () => {
    expect(dates('XTKS', at('2024-08-08T05:59Z'), at('2024-08-09T00:01Z'))).toEqual(['2024-08-08', '2024-08-09']);
    expect(dates('XTKS', at('2024-08-08T06:00Z'), at('2024-08-09T00:00Z'))).toEqual([]);
    expect(dates('XTKS', at('2024-08-08T02:30Z'), at('2024-08-08T03:30Z'))).toEqual([]);
    expect(dates('24/7', at('2024-08-10'), at('2024-08-12'))).toEqual(['2024-08-10', '2024-08-11']);
  });

  test('knows the days on which New York did not trade', () => {
    expect(dates('XNYS', at('2001-09-10'), at('2001-09-18'))).toEqual(['2001-09-10', '2001-09-17']);
    expect(dates('XNYS', at('2012-10-26'), at('2012-11-01'))).toEqual(['2012-10-26', '2012-10-31']);
  });

  test('throws if the range is not known', () => {
    const { to } = knownRange('XLON')!;
    expect(() => sessionsOf('XLON', to - 1n, to + 1n)).toThrow(CalendarRangeError);
    expect(() => sessionsOf('XLON', at('1999-12-31'), to)).toThrow(CalendarRangeError);
  });
});

describe('knownRange', () => {
  test('has whole years of an exchange, and no limits of 24/7', () => {
    expect(knownRange('XTKS')).toEqual({ from: at('2000-01-01'), to: at('2031-01-01') });
    expect(knownRange('24/7')).toBeUndefined();
  });
});
