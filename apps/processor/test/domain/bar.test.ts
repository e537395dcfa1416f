import fc from 'fast-check';
import { barOf, mergeBars, vwap, type Bar } from '../../src/domain/bar';
import { trades } from '../arbitraries';

const bars: fc.Arbitrary<Bar> = trades.map((list) => list.map(barOf).reduce(mergeBars));

describe('mergeBars', () => {
  test('is commutative and associative', () => {
    fc.assert(
      fc.property(bars, bars, bars, (a, b, c) => {
        expect(mergeBars(a, b)).toEqual(mergeBars(b, a));
        expect(mergeBars(mergeBars(a, b), c)).toEqual(mergeBars(a, mergeBars(b, c)));
      }),
    );
  });
});

describe('vwap', () => {
  test('divides notional by volume, rounded half to even', () => {
    // given: 1 at 10.00, 2 at 10.01 → 30.02 ÷ 3 = 10.00666…
    const one = 10n ** 18n;
    const bar = mergeBars(
      barOf({ symbol: 'A', time: 0n, id: '1', price: 10n * one, size: one }),
      barOf({ symbol: 'A', time: 0n, id: '2', price: (1001n * one) / 100n, size: 2n * one }),
    );

    expect(vwap(bar, 8)).toBe(10_00666667n);
    expect(vwap(bar, 2)).toBe(1001n);
  });

  test('is never below the low or above the high', () => {
    fc.assert(
      fc.property(bars, (bar) => {
        expect(vwap(bar, 18)).toBeGreaterThanOrEqual(bar.low);
        expect(vwap(bar, 18)).toBeLessThanOrEqual(bar.high);
      }),
    );
  });
});
