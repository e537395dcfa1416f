import fc from 'fast-check';
import { barStateOf, isSameBarState, mergeBarStates, vwap, type BarState } from '../../src/model/bar-state';
import { FULLY_ELIGIBLE, type Trade } from '../../src/model/trade';
import { fullTrades, trades } from '../../src/testing';

const bars: fc.Arbitrary<BarState> = trades.map((list) => list.map(barStateOf).reduce(mergeBarStates));

const trade = (rest: Partial<Trade>): Trade => ({
  ...{ feed: 'f', symbol: 'A', time: 7n, id: '1', price: 5n, size: 3n, eligibility: FULLY_ELIGIBLE },
  ...rest,
});

describe('barStateOf', () => {
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
  ])('makes the state of a trade that updates %s', (_name, eligibility, bar) => {
    expect(barStateOf(trade({ eligibility }))).toEqual(bar);
  });

  test('keeps the order of a trade in its first and last trade, unless it is 0', () => {
    const state = barStateOf(trade({ order: 9n }));
    expect([state.first, state.last]).toEqual([
      { ...tick, order: 9n },
      { ...tick, order: 9n },
    ]);
    expect(barStateOf(trade({ order: 0n }))).toStrictEqual(barStateOf(trade({})));
  });
});

describe('mergeBarStates', () => {
  test('is commutative and associative', () => {
    fc.assert(
      fc.property(bars, bars, bars, (a, b, c) => {
        expect(mergeBarStates(a, b)).toEqual(mergeBarStates(b, a));
        expect(mergeBarStates(mergeBarStates(a, b), c)).toEqual(mergeBarStates(a, mergeBarStates(b, c)));
      }),
    );
  });

  test('opens with the lowest order of the same time and closes with the highest, whatever the ids', () => {
    const states = [
      barStateOf(trade({ id: '3', price: 1n, order: 1n })),
      barStateOf(trade({ id: '1', price: 2n, order: 2n })),
      barStateOf(trade({ id: '2', price: 3n, order: 10n })),
    ];
    for (const list of [states, [...states].reverse()]) {
      const { first, last } = list.reduce(mergeBarStates);
      expect([first?.price, last?.price]).toEqual([1n, 3n]);
    }
  });
});

describe('isSameBarState', () => {
  const tick = { time: 7n, id: '1', price: 5n };
  const state: BarState = { first: tick, high: 6n, low: 4n, last: tick, volume: 3n, notional: 15n, count: 1 };

  test('is true for equal states', () => {
    expect(isSameBarState(state, structuredClone(state))).toBe(true);
    expect(isSameBarState({ volume: 0n, notional: 0n, count: 0 }, { volume: 0n, notional: 0n, count: 0 })).toBe(true);
  });

  test('is true for states that differ only in the order of their first and last trades', () => {
    const ordered = { ...state, first: { ...tick, order: 4n }, last: { ...tick, order: 5n } };
    expect(isSameBarState(state, ordered)).toBe(true);
    expect(isSameBarState(ordered, state)).toBe(true);
  });

  test.each<Partial<BarState>>([
    { first: { ...tick, time: 8n } },
    { first: { ...tick, id: '2' } },
    { first: { ...tick, price: 6n } },
    { first: undefined },
    { high: 7n },
    { high: undefined },
    { low: 3n },
    { last: { ...tick, time: 8n } },
    { last: undefined },
    { volume: 4n },
    { notional: 16n },
    { count: 2 },
  ])('is false for a state with another value: %p', (other) => {
    expect(isSameBarState(state, { ...state, ...other })).toBe(false);
    expect(isSameBarState({ ...state, ...other }, state)).toBe(false);
  });
});

describe('vwap', () => {
  test('divides notional by volume, rounded half to even', () => {
    // given: 1 at 10.00, 2 at 10.01 → 30.02 ÷ 3 = 10.00666…
    const one = 10n ** 18n;
    const bar = mergeBarStates(
      barStateOf(trade({ id: '1', price: 10n * one, size: one })),
      barStateOf(trade({ id: '2', price: (1001n * one) / 100n, size: 2n * one })),
    );

    expect(vwap(bar, 8)).toBe(10_00666667n);
    expect(vwap(bar, 2)).toBe(1001n);
  });

  test('is never below the low or above the high', () => {
    fc.assert(
      fc.property(fullTrades, (list) => {
        const bar = list.map(barStateOf).reduce(mergeBarStates);
        expect(vwap(bar, 18)).toBeGreaterThanOrEqual(bar.low as bigint);
        expect(vwap(bar, 18)).toBeLessThanOrEqual(bar.high as bigint);
      }),
    );
  });

  test('is undefined without volume', () => {
    expect(vwap({ volume: 0n, notional: 0n }, 8)).toBeUndefined();
  });
});
