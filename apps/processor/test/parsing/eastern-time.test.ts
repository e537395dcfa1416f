import { easternOffset } from '../../src/parsing/eastern-time';

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
