import fc from 'fast-check';
import { hasRepetition, IdList } from '../../src/write/id-list';

function listOf(keys: readonly bigint[]): IdList {
  const list = new IdList();
  for (const key of keys) list.push(key);
  return list;
}

describe('IdList', () => {
  test.each<[bigint[], bigint[]]>([
    [[], []],
    [[7n], [7n]],
    [
      [3n, 1n, 2n ** 64n - 1n, 2n ** 63n, 0n],
      [0n, 1n, 3n, 2n ** 63n, 2n ** 64n - 1n],
    ],
    [
      [5n, 4n, 5n],
      [4n, 5n, 5n],
    ],
  ])('sorts %p, repetitions included', (keys, sorted) => {
    expect([...listOf(keys).sorted()]).toEqual(sorted);
  });

  test('takes any number of keys, and more after they were sorted', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })), fc.nat(50), (keys, count) => {
        const list = listOf(keys.slice(0, count));
        list.sorted();
        for (const key of keys.slice(count)) list.push(key);
        expect([...list.sorted()]).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }),
    );
  });
});

describe('hasRepetition', () => {
  test.each<[bigint[], boolean]>([
    [[], false],
    [[0n], false],
    [[0n, 1n, 5n], false],
    [[0n, 0n], true],
    [[1n, 2n, 2n], true],
    [[1n, 1n, 2n], true],
  ])('of %p is %p', (sorted, expected) => {
    expect(hasRepetition(BigUint64Array.from(sorted))).toBe(expected);
  });
});
