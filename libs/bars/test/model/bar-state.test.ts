import fc from 'fast-check';
import { barOf, mergeBars, vwap, type Bar } from '../../src/model/bar-state';
import { COUNTS_FULLY, type Trade } from '../../src/model/trade';
import { fullTrades, trades } from '../../src/testing';

const bars: fc.Arbitrary<Bar> = trades.map((list) => list.map(barOf).reduce(mergeBars));

const trade = (rest: Partial<Trade>): Trade => ({
  ...{ feed: 'f', symbol: 'A', time: 7n, id: '1', price: 5n, size: 3n, counts: COUNTS_FULLY },
  ...rest,
});

describe('barOf', () => {
  const tick = { time: 7n, id: '1', price: 5n };
  const sums = { volume: 3n, notional: 15n, count: 1 };
  const none = { volume: 0n, notional: 0n, count: 0 };

  test.each([
    [
      'everything',
      { volume: true, highLow: true, openClose: true },
      { first: tick, last: tick, high: 5n, low: 5n, ...sums },
    ],
    ['volume', { volume: true, highLow: false, openClose: false }, sums],
    ['high and low', { volume: false, highLow: true, openClose: false }, { high: 5n, low: 5n, ...none }],
    ['open and close', { volume: false, highLow: false, openClose: true }, { first: tick, last: tick, ...none }],
  ])('of a trade that counts for %s', (_name, counts, bar) => {
    expect(barOf(trade({ counts }))).toEqual(bar);
  });
});

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
      barOf(trade({ id: '1', price: 10n * one, size: one })),
      barOf(trade({ id: '2', price: (1001n * one) / 100n, size: 2n * one })),
    );

    expect(vwap(bar, 8)).toBe(10_00666667n);
    expect(vwap(bar, 2)).toBe(1001n);
  });

  test('is never below the low or above the high', () => {
    fc.assert(
      fc.property(fullTrades, (list) => {
        const bar = list.map(barOf).reduce(mergeBars);
        expect(vwap(bar, 18)).toBeGreaterThanOrEqual(bar.low as bigint);
        expect(vwap(bar, 18)).toBeLessThanOrEqual(bar.high as bigint);
      }),
    );
  });

  test('is not there without volume', () => {
    expect(vwap({ volume: 0n, notional: 0n }, 8)).toBeUndefined();
  });
});
