import { easternOffset, parseEasternTime } from '../../src/parsing/eastern-time';

const seconds = (time: string) => Date.parse(time) / 1000;

describe('easternOffset', () => {
  test.each([
    ['2024-03-10T06:59:59Z', -5],
    ['2024-03-10T07:00:00Z', -4],
    ['2024-11-03T05:59:59Z', -4],
    ['2024-11-03T06:00:00Z', -5],
    ['2026-03-08T07:00:00Z', -4],
    ['2026-11-01T06:00:00Z', -5],
    ['2007-03-11T07:00:00Z', -4],
    ['2006-04-02T06:59:59Z', -5],
    ['2006-04-02T07:00:00Z', -4],
    ['2006-10-29T05:59:59Z', -4],
    ['2006-10-29T06:00:00Z', -5],
    ['2003-01-01T00:00:00Z', -5],
  ])('at %s is %i hours', (time, hours) => {
    expect(easternOffset(seconds(time))).toBe(hours * 3600);
  });

  test('equals the time zone database on every day from 1987 to 2035, at noon and around the changes', () => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', timeZoneName: 'longOffset' });
    const expected = (time: number) => Number(/GMT-0(\d):00/.exec(format.format(time * 1000))?.[1]) * -3600;
    const wrong = [];
    for (let day = seconds('1987-01-01'); day < seconds('2036-01-01'); day += 86_400) {
      for (const time of [day + 5 * 3600, day + 6 * 3600, day + 7 * 3600, day + 17 * 3600]) {
        if (easternOffset(time) !== expected(time)) wrong.push(new Date(time * 1000).toISOString());
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('parseEasternTime', () => {
  const nanoseconds = (time: string, fraction = 0n) => BigInt(Date.parse(time)) * 1_000_000n + fraction;

  test.each([
    ['093000000000001', '20240808', nanoseconds('2024-08-08T13:30:00Z', 1n)],
    ['093000000000001', '20240108', nanoseconds('2024-01-08T14:30:00Z', 1n)],
    ['093000123456', '20240108', nanoseconds('2024-01-08T14:30:00Z', 123_456_000n)],
    ['093000123', '20240108', nanoseconds('2024-01-08T14:30:00Z', 123_000_000n)],
    ['200000000000000', '20241101', nanoseconds('2024-11-02T00:00:00Z')],
    ['200000000000000', '20241104', nanoseconds('2024-11-05T01:00:00Z')],
    ['235959999999999', '20240308', nanoseconds('2024-03-09T04:59:59Z', 999_999_999n)],
    ['013000000000000', '20241103', nanoseconds('2024-11-03T05:30:00Z')],
    ['020000000000000', '20241103', nanoseconds('2024-11-03T07:00:00Z')],
    ['033000000000000', '20240310', nanoseconds('2024-03-10T07:30:00Z')],
    ['093000000000000', '20060403', nanoseconds('2006-04-03T13:30:00Z')],
    ['093000000000000', '19870105', nanoseconds('1987-01-05T14:30:00Z')],
  ])('reads %s on %s', (text, date, expected) => {
    expect(parseEasternTime(text, date)).toBe(expected);
  });

  test.each([
    ['240000000000000', '20240808'],
    ['096000000000000', '20240808'],
    ['093060000000000', '20240808'],
    ['93000000000000', '20240808'],
    ['09:30:00.000', '20240808'],
    ['', '20240808'],
    ['093000000000000', '20240230'],
    ['093000000000000', '20241301'],
    ['093000000000000', '19861231'],
    ['093000000000000', '2024'],
    ['023000000000000', '20240310'],
  ])('returns undefined for %j on %s', (text, date) => {
    expect(parseEasternTime(text, date)).toBeUndefined();
  });
});
