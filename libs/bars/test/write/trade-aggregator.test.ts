import fc from 'fast-check';
import { FULLY_ELIGIBLE, type Trade } from '../../src/model/trade';
import { oracle, shuffledTrades, trades } from '../../src/testing';
import { TradeAggregator } from '../../src/write/trade-aggregator';

const SECOND = 1_000_000_000n;
const HOUR = 3_600n * SECOND;

const trade = (time: bigint, id: string, price: bigint, rest: Partial<Trade> = {}): Trade => ({
  ...{ feed: 'f', symbol: 'A', time, id, price, size: 2n, eligibility: FULLY_ELIGIBLE },
  ...rest,
});

function aggregate(list: readonly Trade[], interval: '1m' | '1s' = '1m'): TradeAggregator {
  const aggregator = new TradeAggregator(interval);
  for (const one of list) aggregator.add(one);
  return aggregator;
}

describe('TradeAggregator', () => {
  test('makes a partial bar of the trades of each interval', () => {
    const list = [
      trade(61n * SECOND, '9', 5n),
      trade(60n * SECOND, '7', 3n),
      trade(119n * SECOND, '8', 4n),
      trade(120n * SECOND, '1', 6n),
      trade(HOUR, '2', 1n, { symbol: 'B' }),
    ];

    const aggregator = aggregate(list);

    expect(aggregator.accepted).toBe(5);
    const tick = ({ time, id, price }: Trade) => ({ time, id, price });
    const [, first, last, next, other] = list.map(tick);
    expect(aggregator.chunks()).toEqual([
      {
        ...{ feed: 'f', symbol: 'A', start: 0n },
        bars: [
          {
            time: 60n * SECOND,
            state: { first, high: 5n, low: 3n, last, volume: 6n, notional: 24n, count: 3 },
            ids: BigUint64Array.of(7n, 8n, 9n),
          },
          {
            time: 120n * SECOND,
            state: { first: next, high: 6n, low: 6n, last: next, volume: 2n, notional: 12n, count: 1 },
            ids: BigUint64Array.of(1n),
          },
        ],
      },
      {
        ...{ feed: 'f', symbol: 'B', start: HOUR },
        bars: [
          {
            time: HOUR,
            state: { first: other, high: 1n, low: 1n, last: other, volume: 2n, notional: 2n, count: 1 },
            ids: BigUint64Array.of(2n),
          },
        ],
      },
    ]);
  });

  test('keeps the id of a trade that updates no part of the bar', () => {
    const eligibility = { volume: false, highLow: false, openClose: false };
    const [chunk] = aggregate([trade(0n, '5', 1n, { eligibility })]).chunks();
    expect(chunk?.bars).toEqual([
      { time: 0n, state: { volume: 0n, notional: 0n, count: 0 }, ids: BigUint64Array.of(5n) },
    ]);
  });

  test('keeps the key of an id that occurs twice in a bar twice', () => {
    const [chunk] = aggregate([trade(0n, '5', 1n), trade(1n, '4', 1n), trade(2n, '5', 1n)]).chunks();
    expect([...(chunk?.bars[0]?.ids ?? [])]).toEqual([4n, 5n, 5n]);
  });

  test('makes the same chunks in any order of the trades', () => {
    fc.assert(
      fc.property(shuffledTrades, ([list, shuffled]) => {
        expect(aggregate(shuffled).chunks()).toEqual(aggregate(list).chunks());
      }),
    );
  });

  test.each(['1m', '1s'] as const)('makes the bars of the oracle, in the interval %s', (interval) => {
    fc.assert(
      fc.property(trades, (list) => {
        const bars = aggregate(list, interval)
          .chunks()
          .flatMap(({ symbol, bars: partials }) => partials.map(({ time, state }) => ({ symbol, time, state })))
          .map(({ symbol, time, state: { first, high, low, last, volume, notional, count } }) => ({
            ...{ symbol, time, open: first?.price, high, low, close: last?.price, volume, notional, count },
          }));
        expect(bars).toHaveLength(oracle(list, interval).length);
        expect(bars).toEqual(expect.arrayContaining(oracle(list, interval)));
      }),
    );
  });

  test('estimates the bytes of memory of its bars and of their ids', () => {
    const { bytes } = aggregate([trade(0n, '1', 1n)]);
    expect(bytes).toBeGreaterThan(500);
    expect(aggregate([trade(0n, '1', 1n), trade(HOUR, '2', 1n)]).bytes).toBe(2 * bytes);
    const ofOneBar = aggregate(Array.from({ length: 1_000 }, (_, id) => trade(0n, String(id), 1n))).bytes;
    expect(ofOneBar).toBeLessThan(20 * bytes);
    expect(ofOneBar).toBeGreaterThan(8 * 1_000);
  });
});
