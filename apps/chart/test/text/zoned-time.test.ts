import { markText } from '../../src/text/mark-text';
import { ZonedTime } from '../../src/text/zoned-time';

const at = (text: string) => Date.parse(text);

describe('ZonedTime', () => {
  test.each([
    ['UTC', '2024-08-08T14:30:05Z', '2024-08-08 14:30:05'],
    ['America/New_York', '2024-08-08T02:30:05Z', '2024-08-07 22:30:05'],
    ['Asia/Kolkata', '2024-12-31T18:30:00Z', '2025-01-01 00:00:00'],
    ['Asia/Kathmandu', '2024-08-08T00:14:59Z', '2024-08-08 05:59:59'],
    ['Europe/London', '2024-01-01T00:00:00Z', '2024-01-01 00:00:00'],
  ])('is local in %s', (zone, time, expected) => {
    expect(new ZonedTime(zone).minute(at(time), true)).toBe(expected);
  });

  test.each([
    ['summer time begins', '2024-03-10T06:59:00Z', '01:59', '03:00'],
    ['summer time ends', '2024-11-03T05:59:00Z', '01:59', '01:00'],
  ])('is right in the minute when %s', (_name, time, before, after) => {
    const zone = new ZonedTime('America/New_York');
    expect(zone.clock(at(time))).toBe(before);
    expect(zone.clock(at(time) + 60_000)).toBe(after);
  });
});

test.each([
  ['year', '2024'],
  ['month', 'Aug'],
  ['day', '8 Aug'],
  ['minute', '00:30'],
  ['second', '00:30:05'],
] as const)('the mark of a %s is %s', (mark, text) => {
  expect(markText(new ZonedTime('Asia/Kolkata'), at('2024-08-07T19:00:05Z'), mark)).toBe(text);
});
