import { FULLY_ELIGIBLE, type Trade, unformatDecimal } from '@trading/bars';
import { type BarChunk, TradeAggregator } from '@trading/bars/write';

/** A trade of size 1 at a number of seconds since 1970. */
export function tradeAt(second: number, id: number, symbol = 'A'): Trade {
  return {
    feed: 'general',
    symbol,
    time: BigInt(second) * 1_000_000_000n,
    id: String(id),
    price: unformatDecimal('10'),
    size: unformatDecimal('1'),
    eligibility: FULLY_ELIGIBLE,
  };
}

/** The chunks of trades, in bars of a minute. */
export function chunksOfTrades(...trades: readonly Trade[]): BarChunk[] {
  const aggregator = new TradeAggregator('1m');
  for (const trade of trades) aggregator.add(trade);
  return aggregator.chunks();
}
