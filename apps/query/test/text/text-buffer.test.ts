import fc from 'fast-check';
import { formatDecimal, SCALE } from '@trading/bars';
import { constantOf, textOf } from '../../src/text/text-buffer';

const ONE = 10n ** 18n;

/** Numbers of all lengths, with all numbers of zeros at their end. */
const number = (digits: number) =>
  fc
    .tuple(fc.nat({ max: digits }), fc.nat({ max: digits }), fc.bigInt({ min: 0n, max: 10n ** BigInt(digits) }))
    .map(([length, zeros, value]) => (value % 10n ** BigInt(length)) * 10n ** BigInt(zeros));

test.each([
  [0n, '0'],
  [1n, '0.000000000000000001'],
  [ONE / 10n, '0.1'],
  [ONE - 1n, '0.999999999999999999'],
  [ONE + 1_000_000_000n, '1.000000001'],
  [ONE + 999_999_999n, '1.000000000999999999'],
  [57_123_450n * (ONE / 1_000n), '57123.45'],
  [1_000_000_007n * ONE, '1000000007'],
  [2n ** 53n * ONE - 1n, '9007199254740991.999999999999999999'],
  [2n ** 53n * ONE, '9007199254740992'],
  [2n ** 64n * ONE + 1n, '18446744073709551616.000000000000000001'],
  [-3n * (ONE / 2n), '-1.5'],
])('writes the decimal %s × 10^-18', (value, text) => {
  expect(textOf((out) => out.decimal(value))).toBe(text);
});

test('writes decimals as formatDecimal does', () => {
  fc.assert(
    fc.property(fc.array(number(40)), (values) => {
      const text = textOf((out) => values.forEach((value) => out.text(' ').decimal(value)));
      expect(text).toBe(values.map((value) => ` ${formatDecimal(value)}`).join(''));
    }),
  );
});

test('writes products as formatDecimal does', () => {
  fc.assert(
    fc.property(fc.array(number(60)), fc.boolean(), (magnitudes, isNegative) => {
      const values = magnitudes.map((value) => (isNegative ? -value : value));
      const text = textOf((out) => values.forEach((value) => out.text(' ').product(value)));
      expect(text).toBe(values.map((value) => ` ${formatDecimal(value, 2 * SCALE)}`).join(''));
    }),
  );
});

test('writes whole numbers', () => {
  fc.assert(
    fc.property(fc.nat({ max: 16 }), fc.maxSafeNat(), (length, value) => {
      const short = value % 10 ** length;
      expect(textOf((out) => out.integer(short))).toBe(String(short));
    }),
  );
  const texts = Array.from({ length: 100 }, (_, value) => textOf((out) => out.pair(value)));
  expect(texts).toEqual(Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0')));
});

test('writes texts in any language, and constants', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      const text = textOf((out) => texts.forEach((part) => out.text(part).constant(constantOf(part))));
      expect(text).toBe(texts.map((part) => part + part).join(''));
    }),
  );
});

test('writes texts of any length', () => {
  const parts = Array.from({ length: 30_000 }, (_, index) => index);
  const text = textOf((out) =>
    parts.forEach((part) =>
      out
        .integer(part)
        .text('ä')
        .decimal(BigInt(part) * ONE),
    ),
  );
  expect(text).toBe(parts.map((part) => `${part}ä${part}`).join(''));
});

test('a text may be made while another one is', () => {
  const text = textOf((out) =>
    out
      .text('a')
      .text(textOf((inner) => inner.text('b')))
      .text('c'),
  );
  expect(text).toBe('abc');
});

test('a text that fails leaves nothing behind', () => {
  const fail = () =>
    textOf((out) => {
      out.text('a');
      throw new Error('failed');
    });
  expect(fail).toThrow('failed');
  expect(textOf((out) => out.text('b'))).toBe('b');
});
