import fc from 'fast-check';
import { compareIds } from '../../src/model/compare-ids';

const sort = (ids: readonly string[]) => [...ids].sort(compareIds);

/** Ids of few characters, so that many of them share their first parts, and any others. */
const ids = fc.oneof(
  fc.stringMatching(/^[019aA:-]{0,6}$/),
  fc.bigInt({ min: 0n, max: 10n ** 40n }).map(String),
  fc.string({ unit: 'binary' }),
);

describe('compareIds', () => {
  test.each([
    ['whole numbers by value', ['0', '9', '10', '99', '100']],
    [
      'whole numbers of any length',
      ['9007199254740992', '9007199254740993', '18446744073709551616', `1${'0'.repeat(40)}`],
    ],
    ['numbers within ids by value', ['ETH-9999', 'ETH-10000', 'ETH-10000-9', 'ETH-10000-10', 'ETH-10001']],
    ['text by code unit', ['A', 'B', 'a', 'ab', 'b', 'é', '\u{1f600}', '\uffff']],
    ['numbers before text', ['', '1', '10', '-', '-1', 'A', 'A1', 'A-', 'AA']],
    ['ids before those that continue them', ['7', '7-', '7-1', '7-1a', '7a', '8']],
    ['ids that differ only in leading zeros by code unit', ['x0', 'x00', 'x007', 'x07', 'x7', 'x7-00', 'x08']],
    ['later numbers before leading zeros', ['01-1', '1-1', '01-2', '1-2']],
    ['only ASCII digits as numbers', ['9', '10', '٣', '٣٣', '４']],
  ])('orders %s', (_name, ordered) => {
    expect(sort(ordered)).toEqual(ordered);
    expect(sort([...ordered].reverse())).toEqual(ordered);
  });

  test('is total: only equal ids compare as 0, and the reverse comparison has the opposite sign', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(compareIds(a, b) === 0).toBe(a === b);
        expect(compareIds(a, b) + compareIds(b, a)).toBe(0);
      }),
    );
  });

  test('is transitive', () => {
    fc.assert(
      fc.property(ids, ids, ids, (a, b, c) => {
        const [first, second, third] = sort([a, b, c]) as [string, string, string];
        expect(compareIds(first, second)).toBeLessThanOrEqual(0);
        expect(compareIds(second, third)).toBeLessThanOrEqual(0);
        expect(compareIds(first, third)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('sorts ids in any order into the same one', () => {
    const shuffled = fc
      .array(ids, { maxLength: 20 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(fc.property(shuffled, ([list, other]) => expect(sort(other)).toEqual(sort(list))));
  });

  test('orders whole numbers without leading zeros by value', () => {
    const numbers = fc.oneof(fc.bigInt({ min: 0n, max: 200n }), fc.bigInt({ min: 0n, max: 2n ** 70n }));
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(compareIds(String(a), String(b))).toBe(Number(a > b) - Number(a < b));
      }),
    );
  });
});
