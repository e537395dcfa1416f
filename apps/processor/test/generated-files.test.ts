import { generateTrades } from '@trading/trade-generator';
import { InMemoryWorld } from './in-memory-world';

describe('files of the trade generator', () => {
  test.each(['padded', 'trimmed', 'long'] as const)(
    'are read without a rejected line, with %s numbers',
    async (numbers) => {
      const lines = generateTrades({
        seed: 7,
        symbols: { BTCUSDT: 6_183_763, ETHUSDT: 268_380 },
        trades: 5000,
        start: 1_723_161_240_000,
        duration: 600_000,
        numbers,
      });
      const world = new InMemoryWorld();

      const outcome = await world.process(world.upload('x.csv', [...lines].join('\n')));

      expect(outcome).toMatchObject({ manifest: { accepted: 5000, rejected: 0 } });
    },
  );
});
