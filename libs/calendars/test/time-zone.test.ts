import fc from 'fast-check';
import { TimeZoneError } from '../src/errors';
import { TimeZone } from '../src/time-zone';
import { timesBetween } from './properties';
import { at, text } from './times';

const HOUR = 3_600_000_000_000n;
const dayOf = (date: string) => Date.parse(date) / 86_400_000;

describe('TimeZone', () => {
  test.each([
    ['UTC', '2024-08-08T12:00:00Z', 0],
    ['America/New_York', '2024-03-10T06:59:59Z', -5 * 60],
    ['America/New_York', '2024-03-10T07:00:00Z', -4 * 60],
    ['America/New_York', '2024-11-03T05:59:59Z', -4 * 60],
    ['America/New_York', '2024-11-03T06:00:00Z', -5 * 60],
    ['Asia/Kolkata', '2024-08-08T12:00:00Z', 5 * 60 + 30],
    ['Asia/Kathmandu', '2024-08-08T12:00:00Z', 5 * 60 + 45],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -10 * 60],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 14 * 60],
    ['Africa/Monrovia', '1970-01-01T00:00:00Z', -44.5],
  ])('has the offset of %s at %s', (name, time, minutes) => {
    expect(new TimeZone(name).offsetAt(at(time))).toBe(BigInt(minutes * 60) * 1_000_000_000n);
  });

  test.each([
    // Clocks go forward from 23:59 to 01:00.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00Z'],
    ['Asia/Beirut', '2024-03-31', '2024-03-30T22:00Z'],
    // Clocks go back from 23:59 to 23:00 of the same day.
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00Z'],
    // Clocks went back from 00:01 to 23:01: the day began at the first midnight.
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30Z'],
    // The zone skipped 30 December.
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00Z'],
    ['America/New_York', '2024-03-10', '2024-03-10T05:00Z'],
    ['America/New_York', '2024-03-11', '2024-03-11T04:00Z'],
  ])('finds the start of the day in %s on %s', (name, date, start) => {
    expect(text(new TimeZone(name).startOfDay(dayOf(date)))).toBe(start);
  });

  test.each([
    ['America/New_York', '2024-03-10', 23n],
    ['America/New_York', '2024-11-03', 25n],
    ['America/Sao_Paulo', '2018-11-04', 23n],
    ['America/Sao_Paulo', '2018-02-17', 25n],
    ['Asia/Beirut', '2024-03-31', 23n],
    ['America/St_Johns', '2010-11-06', 24n],
    ['America/St_Johns', '2010-11-07', 25n],
    ['Pacific/Apia', '2011-12-30', 0n],
    ['Europe/Berlin', '2024-08-08', 24n],
  ])('has a day in %s on %s of %s hours', (name, date, hours) => {
    const zone = new TimeZone(name);
    expect(zone.startOfDay(dayOf(date) + 1) - zone.startOfDay(dayOf(date))).toBe(hours * HOUR);
  });

  test('begins a day at the first time with its date, or with a later one', () => {
    const names = fc.constantFrom(
      'America/Sao_Paulo',
      'America/St_Johns',
      'Asia/Beirut',
      'Pacific/Apia',
      'Africa/Cairo',
    );
    fc.assert(
      fc.property(names, timesBetween('1990-01-01', '2030-01-01'), (name, time) => {
        const zone = new TimeZone(name);
        const day = zone.dayAt(time);
        const localDay = (instant: bigint) => dayOf(isoDateOf(name, instant));
        const start = zone.startOfDay(day);
        expect(start <= time && time < zone.startOfDay(day + 1)).toBe(true);
        expect(localDay(start)).toBe(day);
        expect(localDay(start - 1n)).toBeLessThan(day);
      }),
    );
  });

  test('has the name of the database', () => {
    expect(new TimeZone('europe/BERLIN').name).toBe('Europe/Berlin');
    expect(new TimeZone('Europe/Berlin').name).toBe('Europe/Berlin');
  });

  test.each(['Mars/Olympus', '', '../etc/passwd', 'GMT+1'])('rejects the name %o', (name) => {
    expect(() => new TimeZone(name)).toThrow(new TimeZoneError(name));
  });
});

/** The local date, by a format that the class does not use. */
function isoDateOf(timeZone: string, time: bigint): string {
  const milliseconds = Number(time / 1_000_000n) - (time % 1_000_000n === 0n ? 0 : 0.5);
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(Math.floor(milliseconds));
}
