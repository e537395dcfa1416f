import fc from 'fast-check';
import { FULLY_ELIGIBLE, type Trade } from '../model/trade';

/** 2024-08-08T23:54:00Z, nanoseconds since 1970. */
export const START = 1_723_161_240_000_000_000n;

const eligibility = fc.oneof(
  { weight: 3, arbitrary: fc.constant(FULLY_ELIGIBLE) },
  fc.record({ volume: fc.boolean(), highLow: fc.boolean(), openClose: fc.boolean() }),
);

/** Trades of two symbols in a few minutes. Many share their time, and no id repeats. */
export const trades: fc.Arbitrary<Trade[]> = fc
  .array(
    fc.record({
      symbol: fc.constantFrom('BTCUSDT', 'NULL'),
      time: fc.bigInt({ min: 0n, max: 40n }).map((step) => START + step * 5_000_000_000n),
      price: fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }),
      size: fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }),
      eligibility,
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) => list.map((trade, index) => ({ ...trade, feed: 'general', id: String(index) })));

/** Fully eligible trades, like those of the general layout. */
export const fullTrades = trades.map((list) => list.map((trade) => ({ ...trade, eligibility: FULLY_ELIGIBLE })));

/** Trades, and the same trades in another order. */
export const shuffledTrades = trades.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);
