import fc from 'fast-check';
import type { Trade } from '../src/domain/trade';

/** 2024-08-08T23:54:00Z, nanoseconds since 1970. */
export const START = 1_723_161_240_000_000_000n;

/** Trades of few symbols in a few minutes, many at the same time, with ids that do not repeat. */
export const trades: fc.Arbitrary<Trade[]> = fc
  .array(
    fc.record({
      symbol: fc.constantFrom('BTCUSDT', 'NULL'),
      time: fc.bigInt({ min: 0n, max: 40n }).map((step) => START + step * 5_000_000_000n),
      price: fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }),
      size: fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) => list.map((trade, index) => ({ ...trade, id: String(index) })));

/** Trades, and the same in another order. */
export const shuffledTrades = trades.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);
