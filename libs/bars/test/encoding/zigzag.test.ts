import fc from 'fast-check';
import { unzigzag, unzigzagShort, zigzag } from '../../src/encoding/zigzag';

const integers = fc.bigInt({ min: -(1n << 130n), max: 1n << 130n });

describe('zigzag', () => {
  test.each([
    [0n, 0n],
    [-1n, 1n],
    [1n, 2n],
    [-2n, 3n],
    [2n, 4n],
    [-(2n ** 127n), 2n ** 128n - 1n],
    [2n ** 127n - 1n, 2n ** 128n - 2n],
  ])('maps %s to %s, and unzigzag maps it back', (value, expected) => {
    expect(zigzag(value)).toBe(expected);
    expect(unzigzag(expected)).toBe(value);
  });

  test('unzigzagShort maps a float as unzigzag maps an integer', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat({ max: 16 }), (value, digits) => {
        const short = value % 10 ** digits;
        expect(unzigzagShort(short)).toBe(unzigzag(BigInt(short)));
      }),
    );
  });

  test('maps every integer to an unsigned one, which unzigzag maps back', () => {
    fc.assert(
      fc.property(integers, (value) => {
        expect(zigzag(value)).toBeGreaterThanOrEqual(0n);
        expect(unzigzag(zigzag(value))).toBe(value);
      }),
    );
  });
});
