import { requireUnscaled, unscaledOf } from '../../src/parquet/decimals';

const LIMIT = 10n ** 38n;

describe('unscaledOf', () => {
  test.each([
    [0n, 18, 0n],
    [-1n, 18, -1n],
    [LIMIT - 1n, 18, LIMIT - 1n],
    [1n - LIMIT, 18, 1n - LIMIT],
    [5n * 10n ** 18n, 36, 5n],
  ])('keeps %d with scale %d', (value, scale, expected) => {
    expect(unscaledOf(value, scale)).toBe(expected);
  });

  test.each([
    ['too many digits', LIMIT, 18],
    ['too many digits of a negative number', -LIMIT, 18],
    ['what the writer would wrap to zero', 2n ** 128n, 18],
    ['too many digits of a notional', LIMIT * 10n ** 18n, 36],
    ['more decimals than the column', 10n ** 18n + 1n, 36],
  ])('is undefined for %s', (_name, value, scale) => {
    expect(unscaledOf(value, scale)).toBeUndefined();
  });
});

describe('requireUnscaled', () => {
  test('keeps prices and missing prices', () => {
    expect(requireUnscaled(LIMIT - 1n)).toBe(LIMIT - 1n);
    expect(requireUnscaled(undefined)).toBeUndefined();
  });

  test('rejects a price that does not fit', () => {
    expect(() => requireUnscaled(LIMIT)).toThrow(`${LIMIT} × 10^-18 does not fit in DECIMAL(38, 18).`);
  });
});
