import fc from 'fast-check';
import { BarAggregator } from '../../src/domain/bar-aggregator';
import { formatDecimal } from '../../src/domain/decimal';
import type { Trade } from '../../src/domain/trade';
import { shuffledTrades } from '../arbitraries';
import { oracle, type OracleBar } from '../oracle';

function aggregate(trades: readonly Trade[]): OracleBar[] {
  const aggregator = new BarAggregator();
  for (const trade of trades) aggregator.add(trade);
  return [...aggregator.bars].flatMap(([symbol, bars]) =>
    [...bars].map(([time, { first, high, low, last, volume, notional, count }]) => ({
      symbol,
      time,
      open: formatDecimal(first.price),
      high: formatDecimal(high),
      low: formatDecimal(low),
      close: formatDecimal(last.price),
      volume: formatDecimal(volume),
      notional: formatDecimal(notional, 36),
      count,
    })),
  );
}

const byKey = (a: OracleBar, b: OracleBar) => (`${a.symbol} ${a.time}` < `${b.symbol} ${b.time}` ? -1 : 1);

describe('BarAggregator', () => {
  test('makes the bars of the oracle, in whatever order the trades come', () => {
    fc.assert(
      fc.property(shuffledTrades, ([trades, shuffled]) => {
        expect(aggregate(shuffled).sort(byKey)).toEqual(oracle(trades).sort(byKey));
      }),
      { numRuns: 500 },
    );
  });

  test('puts a trade at the end of a minute into the next bar', () => {
    const trade = { symbol: 'A', id: '1', price: 1n, size: 1n };
    expect(
      aggregate([
        { ...trade, time: 59_999_999_999n },
        { ...trade, time: 60_000_000_000n },
      ]),
    ).toMatchObject([{ time: 0n }, { time: 60_000_000_000n }]);
  });
});
