import fc from 'fast-check';
import { FULLY_ELIGIBLE, type Trade } from '../model/trade';

/** 2024-08-08T23:54:00Z, nanoseconds since 1970. */
export const START = 1_723_161_240_000_000_000n;

const eligibility = fc.oneof(
  { weight: 3, arbitrary: fc.constant(FULLY_ELIGIBLE) },
  fc.record({ volume: fc.boolean(), highLow: fc.boolean(), openClose: fc.boolean() }),
);

/** Ids that the kernel understands. */
const numbers = fc.nat(200).map(String);

/** Ids that share numbers, some with leading zeros, and texts. */
const texts = fc
  .tuple(
    fc.constantFrom('', 'E-', 'x:'),
    fc.constantFrom('', '0', '00'),
    fc.integer({ min: 8, max: 11 }),
    fc.constantFrom('', '-9', '-10', 'a'),
  )
  .map((parts) => parts.join(''));

/** The order of a trade, if its file states it. */
const order = fc.option(fc.bigInt({ min: 0n, max: 4n }), { nil: undefined });

const tradesWith = (ids: fc.Arbitrary<string>): fc.Arbitrary<Trade[]> =>
  fc.uniqueArray(
    fc.record({
      feed: fc.constant('general'),
      symbol: fc.constantFrom('BTCUSDT', 'NULL'),
      time: fc.bigInt({ min: 0n, max: 40n }).map((step) => START + step * 5_000_000_000n),
      order,
      id: ids,
      price: fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }),
      size: fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }),
      eligibility,
    }),
    { minLength: 1, maxLength: 60, selector: ({ id }) => id },
  );

/** Trades of two symbols in a few minutes. Many share their time, some state their order, and no id repeats. */
export const trades: fc.Arbitrary<Trade[]> = fc.oneof(tradesWith(numbers), tradesWith(texts));

/** Trades as the general layout has them: fully eligible, and without order. */
export const fullTrades = trades.map((list) =>
  list.map((trade): Trade => ({ ...trade, order: undefined, eligibility: FULLY_ELIGIBLE })),
);

/** Trades, and the same trades in another order. */
export const shuffledTrades = trades.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);
