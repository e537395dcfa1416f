import fc from 'fast-check';
import { COUNTS_FULLY, type Trade } from '../model/trade';

/** 2024-08-08T23:54:00Z, nanoseconds since 1970. */
export const START = 1_723_161_240_000_000_000n;

const counts = fc.oneof(
  { weight: 3, arbitrary: fc.constant(COUNTS_FULLY) },
  fc.record({ volume: fc.boolean(), highLow: fc.boolean(), openClose: fc.boolean() }),
);

/** Trades of few symbols in a few minutes, many at the same time, with ids that do not repeat. */
export const trades: fc.Arbitrary<Trade[]> = fc
  .array(
    fc.record({
      symbol: fc.constantFrom('BTCUSDT', 'NULL'),
      time: fc.bigInt({ min: 0n, max: 40n }).map((step) => START + step * 5_000_000_000n),
      price: fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }),
      size: fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }),
      counts,
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) => list.map((trade, index) => ({ ...trade, feed: 'general', id: String(index) })));

/** Trades that count for everything, as the general layout has them. */
export const fullTrades = trades.map((list) => list.map((trade) => ({ ...trade, counts: COUNTS_FULLY })));

/** Trades, and the same in another order. */
export const shuffledTrades = trades.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);
