import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { BarReader, type Interval, type StoredInterval, type Trade } from '@trading/bars';
import { asOracleBar, fullTrades, oracle, type OracleBar, START } from '@trading/bars/testing';
import { fileOf } from './general-files';
import { LINE_AGGREGATORS } from './aggregation/line-aggregators';
import { InMemoryWorld } from './in-memory-world';

const HOUR = 3_600_000_000_000n;

async function readAll(world: InMemoryWorld, interval: Interval): Promise<OracleBar[]> {
  const reader = new BarReader(world.table, storedFor(interval));
  const range = { from: START - 168n * HOUR, to: START + 168n * HOUR };
  const bars: OracleBar[] = [];
  for (const symbol of ['BTCUSDT', 'NULL']) {
    const page = await reader.readBars({ feed: 'general', symbol, interval, ...range });
    bars.push(...page.bars.map((bar) => asOracleBar(symbol, bar)));
  }
  return bars;
}

/** Bars of one second are stored as such; all others are derived from minutes. */
function storedFor(interval: Interval): StoredInterval {
  return interval === '1s' ? '1s' : '1m';
}

/** Trades in another order, the number of the file of each, and trades that their file repeats. */
const splitTrades = fullTrades.chain((list) =>
  fc.record({
    list: fc.constant(list),
    order: fc.shuffledSubarray(list, { minLength: list.length }),
    files: fc.array(fc.nat(2), { minLength: list.length, maxLength: list.length }),
    repeated: fc.subarray(list),
  }),
);

describe.each(LINE_AGGREGATORS)('bars depend only on the set of trades, by %s,', (_name, makeLineAggregator) => {
  test.each<Interval>(['1s', '1m', '5m', '15m', '30m', '1h', '4h', '1d', '1w'])(
    'in any order, split over files, repeated and delivered again, with an interval of %s',
    async (interval) => {
      await fc.assert(
        fc.asyncProperty(splitTrades, async ({ list, order, files, repeated }) => {
          const world = new InMemoryWorld({ settings: { makeLineAggregator, interval: storedFor(interval) } });
          const parts = [0, 1, 2].map((part) => order.filter((_, index) => files[index] === part));
          for (const [part, trades] of parts.entries()) {
            const again = repeated.filter((trade) => trades.includes(trade));
            const content = fileOf([...trades, ...again]);
            const file = world.upload(`${part}.csv`, part === 1 ? gzipSync(content) : content);
            await world.process(file);
            if (part === 2) await world.process(file);
          }
          expect(await readAll(world, interval)).toEqual(oracle(list, interval));
        }),
        { numRuns: 30 },
      );
    },
  );

  test('in a daily and a monthly file', async () => {
    await fc.assert(
      fc.asyncProperty(fullTrades, fc.boolean(), async (list, isDailyFirst) => {
        const world = new InMemoryWorld({ settings: { makeLineAggregator } });
        const cut = START + 100_000_000_000n;
        const day = list.filter(({ time }) => time - (time % 60_000_000_000n) < cut - (cut % 60_000_000_000n));
        const uploads: [string, Trade[]][] = [
          ['day.csv', day],
          ['month.csv', list],
        ];
        for (const [key, trades] of isDailyFirst ? uploads : uploads.reverse()) {
          await world.process(world.upload(key, fileOf(trades)));
        }
        expect(await readAll(world, '1m')).toEqual(oracle(list));
      }),
      { numRuns: 30 },
    );
  });

  test('of the last upload, if a file is uploaded again with other trades', async () => {
    await fc.assert(
      fc.asyncProperty(fullTrades, fullTrades, async (first, second) => {
        const world = new InMemoryWorld({ settings: { makeLineAggregator } });
        await world.process(world.upload('x.csv', fileOf(first)));
        await world.process(world.upload('x.csv', fileOf(second)));
        expect(await readAll(world, '1m')).toEqual(oracle(second));
      }),
      { numRuns: 30 },
    );
  });
});
