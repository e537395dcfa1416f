import { InstantWriter, isoTime, parseInstant } from '../../src/time/instants';
import { Zone } from '../../src/time/zone';

const SECOND = 1_000_000_000n;

test.each([
  ['1970-01-01', 'UTC', 0n],
  ['1970-01-01', 'Europe/Berlin', undefined],
  ['1970-01-01', 'America/New_York', 18_000n * SECOND],
  ['2024-03-31', 'Europe/Berlin', 1_711_839_600n * SECOND],
  // Midnight does not exist in Beirut on this day.
  ['2024-03-31', 'Asia/Beirut', 1_711_836_000n * SECOND],
  ['2024-08-08T00:00:00Z', 'Europe/Berlin', 1_723_075_200n * SECOND],
  ['2024-08-08T02:00:00+02:00', 'UTC', 1_723_075_200n * SECOND],
  ['2024-08-08T00:00:00.123456789Z', 'UTC', 1_723_075_200n * SECOND + 123_456_789n],
  ['2024-08-08T00:00:00.1Z', 'UTC', 1_723_075_200n * SECOND + 100_000_000n],
  ['2024-08-08T00:00:00.1234567890Z', 'UTC', 1_723_075_200n * SECOND + 123_456_789n],
  ['2024-08-08T00:00:00.1234567891Z', 'UTC', undefined],
  ['1723075200', 'UTC', 1_723_075_200n * SECOND],
  ['0000000000', 'UTC', 0n],
  ['9999999999', 'UTC', 9_999_999_999n * SECOND],
  ['1723075200123', 'UTC', 1_723_075_200_123n * 1_000_000n],
  ['1723075200123456', 'UTC', 1_723_075_200_123_456n * 1_000n],
  ['9999999999999999999', 'UTC', 9_999_999_999_999_999_999n],
  ['1969-12-31T23:59:59Z', 'UTC', undefined],
  ['2286-11-20T17:46:39Z', 'UTC', 9_999_999_999n * SECOND],
  ['2286-11-20T17:46:40Z', 'UTC', undefined],
])('reads %s in %s', (text, zone, time) => {
  expect(parseInstant(text, new Zone(zone))).toBe(time);
});

test.each([
  ['UTC', 1_723_075_200n * SECOND, '2024-08-08T00:00:00Z'],
  ['Europe/Berlin', 1_723_075_200n * SECOND, '2024-08-08T02:00:00+02:00'],
  ['America/New_York', 1_723_075_200n * SECOND, '2024-08-07T20:00:00-04:00'],
  ['Asia/Kathmandu', 1_723_075_200n * SECOND, '2024-08-08T05:45:00+05:45'],
  ['UTC', 1_723_075_200n * SECOND + 100n, '2024-08-08T00:00:00.0000001Z'],
  // An offset of 44 minutes and 30 seconds.
  ['Africa/Monrovia', 0n, '1969-12-31T23:16:00-00:44'],
])('writes a time in %s', (zone, time, text) => {
  expect(new InstantWriter(new Zone(zone)).write(time)).toBe(text);
  expect(Date.parse(text)).toBe(Number(time / 1_000_000n));
});

test.each([
  ['Europe/Berlin', 1_711_846_800n],
  ['America/St_Johns', 1_289_097_060n], // one minute after midnight
  ['Africa/Casablanca', 1_710_036_000n],
  ['Pacific/Apia', 1_325_239_200n],
])('writes times around a change of the clock in %s', (name, change) => {
  const writer = new InstantWriter(new Zone(name));
  for (let minute = -90n; minute <= 90n; minute += 1n) {
    const time = (change + minute * 60n) * SECOND;
    const text = writer.write(time);
    expect(text).toBe(new InstantWriter(new Zone(name)).write(time));
    expect(Date.parse(text)).toBe(Number(time / 1_000_000n));
  }
});

test('an unknown time is null', () => {
  expect([isoTime(undefined), isoTime(0n)]).toEqual([null, '1970-01-01T00:00:00Z']);
});
