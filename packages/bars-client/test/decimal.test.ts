import { assert, bigInt, integer, property } from 'fast-check';
import { addDecimals, compareDecimals, fromScaled, toNumber, toScaled } from '../src/index.ts';

describe('toScaled', () => {
  test.each([
    ['0', 18, 0n],
    ['1', 18, 10n ** 18n],
    ['-1.5', 1, -15n],
    ['0.000000000000000001', 18, 1n],
    ['123456789012345678.123456789012345678', 18, 123456789012345678123456789012345678n],
    ['1.50', 1, 15n],
    ['007', 0, 7n],
  ])('converts %s with %d digits', (decimal, scale, expected) => {
    expect(toScaled(decimal, scale)).toBe(expected);
  });

  test('rejects digits that it would lose', () => {
    expect(() => toScaled('0.0000000000000000001')).toThrow(
      'Expected at most 18 digits after the point, got: 0.0000000000000000001',
    );
    expect(toScaled('0.0000000000000000001', 19)).toBe(1n);
  });

  test.each(['', '.', '1.', '.5', '1e5', '+1', ' 1', '1,5', 'NaN', '0x10', '--1'])("rejects '%s'", (text) => {
    expect(() => toScaled(text)).toThrow(`Expected a decimal such as -12.34, got: ${text}`);
    expect(() => toNumber(text)).toThrow(RangeError);
  });
});

describe('fromScaled', () => {
  test.each([
    [0n, '0'],
    [1n, '0.000000000000000001'],
    [-15n * 10n ** 17n, '-1.5'],
    [10n ** 20n, '100'],
  ])('converts %p', (value, expected) => {
    expect(fromScaled(value)).toBe(expected);
  });

  test('is the inverse of toScaled', () => {
    assert(
      property(bigInt(-(10n ** 50n), 10n ** 50n), integer({ min: 0, max: 36 }), (value, scale) => {
        expect(toScaled(fromScaled(value, scale), scale)).toBe(value);
      }),
    );
  });
});

describe('toNumber', () => {
  test.each([
    ['0.1', 0.1],
    ['-55000.25', -55000.25],
    ['123456789012345678', 123456789012345680],
  ])('converts %s', (decimal, expected) => {
    expect(toNumber(decimal)).toBe(expected);
  });
});

describe('compareDecimals', () => {
  test('sorts by value', () => {
    const sorted = ['-10', '-9.5', '0.000000000000000001', '0.1', '9', '10', '10.000000000000000001'];
    expect([...sorted].reverse().sort(compareDecimals)).toEqual(sorted);
  });

  test('ignores trailing zeros', () => {
    expect(compareDecimals('1.50', '1.5')).toBe(0);
    expect(compareDecimals('2', '10')).toBe(-1);
    expect(compareDecimals('2', '1.5')).toBe(1);
  });
});

describe('addDecimals', () => {
  test.each([
    [[], '0'],
    [['0.1', '0.2'], '0.3'],
    [['1', '-0.000000000000000000000000000000000001'], '0.999999999999999999999999999999999999'],
    [['99999999999999999999', '1', '0.5'], '100000000000000000000.5'],
  ])('adds %j', (decimals, sum) => {
    expect(addDecimals(...decimals)).toBe(sum);
  });
});
