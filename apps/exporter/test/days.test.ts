import { boundsOf, daysOf } from '../src/days';

const time = (text: string) => BigInt(Date.parse(text)) * 1_000_000n;
const range = (from: string, to: string) => ({ feed: 'a', symbol: 'B', from: time(from), to: time(to) });

describe('daysOf', () => {
  test.each([
    ['2024-08-08T00:00Z', '2024-08-09T00:00Z', ['2024-08-08']],
    ['2024-08-08T23:59Z', '2024-08-09T00:00:01Z', ['2024-08-08', '2024-08-09']],
    ['2024-02-28T12:00Z', '2024-03-01T12:00Z', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['2024-08-08T00:00Z', '2024-08-08T00:00Z', []],
  ])('are those that %s to %s touches', (from, to, expected) => {
    expect(daysOf(range(from, to)).map(({ date }) => date)).toEqual(expected);
  });
});

test('boundsOf returns the midnights of a day', () => {
  expect(boundsOf({ date: '2024-02-29' })).toEqual({ from: time('2024-02-29T00:00Z'), to: time('2024-03-01T00:00Z') });
});
