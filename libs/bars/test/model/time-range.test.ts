import { daysOf, intersect } from '../../src/model/time-range';

const DAY = 86_400_000_000_000n;

describe('intersect', () => {
  test.each([
    [2n, 5n, 0n, 9n, { from: 2n, to: 5n }],
    [0n, 9n, 2n, 5n, { from: 2n, to: 5n }],
    [0n, 4n, 2n, 9n, { from: 2n, to: 4n }],
    [2n, 9n, 0n, 4n, { from: 2n, to: 4n }],
    [0n, 2n, 2n, 4n, undefined],
    [2n, 4n, 0n, 2n, undefined],
    [0n, 1n, 3n, 4n, undefined],
  ])('%d to %d and %d to %d have in common: %j', (from, to, otherFrom, otherTo, common) => {
    expect(intersect({ from, to }, { from: otherFrom, to: otherTo })).toEqual(common);
  });
});

describe('daysOf', () => {
  test.each([
    [0n, DAY, [[0n, DAY]]],
    [1n, DAY - 1n, [[1n, DAY - 1n]]],
    [
      DAY - 1n,
      2n * DAY + 1n,
      [
        [DAY - 1n, DAY],
        [DAY, 2n * DAY],
        [2n * DAY, 2n * DAY + 1n],
      ],
    ],
  ])('divides %d to %d', (from, to, days) => {
    expect(daysOf({ from, to }).map((day) => [day.from, day.to])).toEqual(days);
  });
});
