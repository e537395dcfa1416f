import fc from 'fast-check';
import { compareTicks, FULLY_ELIGIBLE, type Trade } from '../../src/model/trade';
import { asOracleBar, oracle } from '../../src/testing';

const SECOND = 1_000_000_000n;

const trade = (seconds: bigint, id: string, price: bigint, rest: Partial<Trade> = {}): Trade => ({
  ...{ feed: 'f', symbol: 'A', time: seconds * SECOND, id, price, size: 2n, eligibility: FULLY_ELIGIBLE },
  ...rest,
});
const only = (part: 'volume' | 'highLow' | 'openClose') => ({
  eligibility: { volume: false, highLow: false, openClose: false, [part]: true },
});

describe('oracle', () => {
  test('computes the bars of each symbol and minute, in that order', () => {
    const trades = [trade(130n, '4', 6n), trade(61n, '2', 7n), trade(119n, '3', 5n), trade(60n, '1', 6n)];

    expect(oracle([trade(60n, '1', 1n, { symbol: 'B' }), ...trades])).toEqual([
      {
        ...{ symbol: 'A', time: 60n * SECOND, open: 6n, high: 7n, low: 5n, close: 5n },
        ...{ volume: 6n, notional: 36n, count: 3 },
      },
      {
        ...{ symbol: 'A', time: 120n * SECOND, open: 6n, high: 6n, low: 6n, close: 6n },
        ...{ volume: 2n, notional: 12n, count: 1 },
      },
      {
        ...{ symbol: 'B', time: 60n * SECOND, open: 1n, high: 1n, low: 1n, close: 1n },
        ...{ volume: 2n, notional: 2n, count: 1 },
      },
    ]);
  });

  test.each([
    ['1s', [0n, 59n, 60n, 299n, 300n, 900n, 1_800n, 3_599n, 3_600n, 14_399n, 14_400n, 86_400n]],
    ['1m', [0n, 60n, 240n, 300n, 900n, 1_800n, 3_540n, 3_600n, 14_340n, 14_400n, 86_400n]],
    ['5m', [0n, 300n, 900n, 1_800n, 3_300n, 3_600n, 14_100n, 14_400n, 86_400n]],
    ['15m', [0n, 900n, 1_800n, 2_700n, 3_600n, 13_500n, 14_400n, 86_400n]],
    ['30m', [0n, 1_800n, 3_600n, 12_600n, 14_400n, 86_400n]],
    ['1h', [0n, 3_600n, 10_800n, 14_400n, 86_400n]],
    ['4h', [0n, 14_400n, 86_400n]],
    ['1d', [0n, 86_400n]],
  ] as const)('computes bars of %s', (interval, seconds) => {
    const times = [0n, 59n, 60n, 299n, 300n, 900n, 1_800n, 3_599n, 3_600n, 14_399n, 14_400n, 86_400n];
    const trades = times.map((time) => trade(time, '1', 1n));
    expect(oracle(trades, interval).map(({ time }) => time / SECOND)).toEqual(seconds);
  });

  test('computes bars of weeks, which begin on Monday in UTC', () => {
    const seconds = (date: string) => BigInt(Date.parse(date)) / 1_000n;
    const times = [
      '1970-01-01T00:00Z',
      '1970-01-04T23:59Z',
      '1970-01-05T00:00Z',
      '2024-12-30T00:00Z',
      '2025-01-05T23:59Z',
    ];
    const trades = times.map((time) => trade(seconds(time), '1', 1n));
    expect(oracle(trades, '1w').map(({ time, count }) => [time / SECOND, count])).toEqual([
      [seconds('1969-12-29'), 2],
      [seconds('1970-01-05'), 1],
      [seconds('2024-12-30'), 2],
    ]);
  });

  test('updates only the parts of a bar for which a trade is eligible', () => {
    expect(
      oracle([
        trade(0n, '1', 3n, only('volume')),
        trade(1n, '2', 4n, only('highLow')),
        trade(2n, '3', 5n, only('openClose')),
      ]),
    ).toEqual([{ symbol: 'A', time: 0n, open: 5n, high: 4n, low: 4n, close: 5n, volume: 2n, notional: 6n, count: 1 }]);
    expect(oracle([trade(0n, '1', 3n, only('volume'))])).toEqual([
      {
        ...{ symbol: 'A', time: 0n, open: undefined, high: undefined, low: undefined, close: undefined },
        ...{ volume: 2n, notional: 6n, count: 1 },
      },
    ]);
  });

  test.each([
    ['numbers by value', '9', '10'],
    ['large numbers by value', '9007199254740992', '9007199254740993'],
    ['numbers before text', '10', 'A'],
    ['text by code unit', 'B', 'a'],
    ['numbers within ids by value', 'ETH-9999', 'ETH-10000'],
    ['later numbers by value', 'E2-9', 'E2-10'],
    ['numbers before other text', 'E2', 'E-1'],
    ['an id before those that continue it', '7', '7-1'],
    ['digits with leading zeros by value', '09', '10'],
    ['ids that differ only in leading zeros as text', '010', '10'],
    ['later parts before leading zeros', '10-1', '010-2'],
  ])('orders trades of the same time by id: %s', (_name, first, last) => {
    const [bar] = oracle([trade(0n, last, 2n), trade(0n, first, 1n)]);
    expect([bar?.open, bar?.close]).toEqual([1n, 2n]);
  });

  test('orders trades of the same time by the order that their file states, before their ids', () => {
    const [bar] = oracle([
      trade(0n, '1', 3n, { order: 10n }),
      trade(0n, '2', 2n, { order: 9n }),
      trade(0n, '3', 1n),
      trade(0n, '0', 2n, { order: 9n }),
    ]);
    expect([bar?.open, bar?.close]).toEqual([1n, 3n]);
  });

  test('takes a trade without order for one of order 0', () => {
    const [bar] = oracle([trade(0n, '2', 2n, { order: 0n }), trade(0n, '3', 3n), trade(0n, '1', 1n)]);
    expect([bar?.open, bar?.close]).toEqual([1n, 3n]);
  });

  test('agrees with compareTicks on any ids', () => {
    const ids = fc.uniqueArray(fc.oneof(fc.stringMatching(/^[019aA:-]{0,6}$/), fc.string()), { minLength: 2 });
    fc.assert(
      fc.property(ids, (list) => {
        const trades = list.map((id, index) => trade(0n, id, BigInt(index)));
        const sorted = [...trades].sort(compareTicks);
        const [bar] = oracle(trades);
        expect([bar?.open, bar?.close]).toEqual([sorted[0]?.price, sorted.at(-1)?.price]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('orders trades of the same time and id by price', () => {
    const [bar] = oracle([trade(0n, '1', 2n), trade(0n, '1', 1n)]);
    expect([bar?.open, bar?.close]).toEqual([1n, 2n]);
  });
});

describe('asOracleBar', () => {
  test('keeps the prices and sums of a bar, and adds the symbol', () => {
    const values = { time: 0n, open: 1n, high: 2n, low: 1n, close: 2n, volume: 3n, notional: 4n, count: 5 };
    expect(asOracleBar('A', { ...values, end: 120n, sources: ['s'], conflicts: [], revision: 'r' })).toEqual({
      symbol: 'A',
      ...values,
    });
  });
});
