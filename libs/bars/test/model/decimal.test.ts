import fc from 'fast-check';
import { divideHalfEven, formatDecimal, parseDecimal, SCALE, unformatDecimal } from '../../src/model/decimal';

const ONE = 10n ** BigInt(SCALE);

describe('parseDecimal', () => {
  test.each([
    ['17.80180000', 178018n * 10n ** 14n],
    ['0', 0n],
    ['-0.0', 0n],
    ['-1.5', -15n * 10n ** 17n],
    ['.5', 5n * 10n ** 17n],
    ['5.', 5n * ONE],
    ['2.5e-8', 25n * 10n ** 9n],
    ['1.5E+3', 1500n * ONE],
    ['0.000000000000000001', 1n],
    ['1.10000000000000000000000', 11n * 10n ** 17n],
    ['999999999999999999.999999999999999999', 10n ** 36n - 1n],
    ['0000000000000000000000001', ONE],
    ['123e-20', undefined],
    ['1230e-19', 123n],
  ])('reads %s exactly', (text, expected) => {
    if (expected === undefined) expect(parseDecimal(text)).toBe(`has more than 18 decimals: '${text}'`);
    else expect(parseDecimal(text)).toBe(expected);
  });

  test.each(['', '.', '-', 'NaN', 'Infinity', '1,5', '0x10', ' 1', '1 ', '1e', '--1', '1.2.3', '1e1000'])(
    "rejects '%s', which is not a number",
    (text) => {
      expect(parseDecimal(text)).toBe(`is not a decimal number: '${text}'`);
    },
  );

  test('rejects a number that it cannot hold exactly, instead of rounding it', () => {
    expect(parseDecimal('0.0000000000000000001')).toBe("has more than 18 decimals: '0.0000000000000000001'");
    expect(parseDecimal('1000000000000000000')).toBe("has more than 18 digits before the point: '1000000000000000000'");
    expect(parseDecimal('1e18')).toBe("has more than 18 digits before the point: '1e18'");
  });
});

describe('formatDecimal', () => {
  test.each([
    [0n, SCALE, '0'],
    [ONE, SCALE, '1'],
    [-15n * 10n ** 17n, SCALE, '-1.5'],
    [1n, SCALE, '0.000000000000000001'],
    [123n, 2, '1.23'],
    [120n, 2, '1.2'],
  ])('writes %s at scale %s as %s', (value, scale, expected) => {
    expect(formatDecimal(value, scale)).toBe(expected);
  });

  test('writes text that parseDecimal and unformatDecimal read as the same value', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 36n) + 1n, max: 10n ** 36n - 1n }), (value) => {
        expect(parseDecimal(formatDecimal(value))).toBe(value);
        expect(unformatDecimal(formatDecimal(value))).toBe(value);
        expect(unformatDecimal(formatDecimal(value, 36), 36)).toBe(value);
      }),
    );
  });
});

describe('divideHalfEven', () => {
  test.each([
    [10n, 5n, 2n],
    [7n, 2n, 4n],
    [5n, 2n, 2n],
    [9n, 2n, 4n],
    [8n, 3n, 3n],
    [7n, 3n, 2n],
    [0n, 3n, 0n],
  ])('divides %s by %s to %s', (dividend, divisor, expected) => {
    expect(divideHalfEven(dividend, divisor)).toBe(expected);
  });
});
