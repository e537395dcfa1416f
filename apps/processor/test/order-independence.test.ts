import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import {
  BarReader,
  FULLY_ELIGIBLE,
  formatDecimal,
  type Interval,
  type StoredInterval,
  type Trade,
} from '@trading/bars';
import { asOracleBar, fullTrades, oracle, type OracleBar, runsOf, START, trades } from '@trading/bars/testing';
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

/** Fully eligible trades, of which some have an order. */
const orderedTrades = trades.map((list) => list.map((trade): Trade => ({ ...trade, eligibility: FULLY_ELIGIBLE })));

/** Trades in another order, the number of the file of each, and trades that their file repeats. */
const splitTrades = fc.oneof(fullTrades, orderedTrades).chain((list) =>
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
          for (const [part, ofPart] of parts.entries()) {
            const again = repeated.filter((trade) => ofPart.includes(trade));
            const content = fileOf([...ofPart, ...again]);
            const file = world.upload(`${part}.csv`, part === 1 ? gzipSync(content) : content);
            await world.process(file);
            if (part === 2) await world.process(file);
          }
          expect(await readAll(world, interval)).toEqual(oracle(list, interval));
        }),
        { numRuns: runsOf(30) },
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
        for (const [key, ofFile] of isDailyFirst ? uploads : uploads.reverse()) {
          await world.process(world.upload(key, fileOf(ofFile)));
        }
        expect(await readAll(world, '1m')).toEqual(oracle(list));
      }),
      { numRuns: runsOf(30) },
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
      { numRuns: runsOf(30) },
    );
  });
});

/** Few different trades, each a number of times, without ids. */
const repeatedTrades = fc.uniqueArray(
  fc.record({
    second: fc.nat(90),
    price: fc.constantFrom('1', '2', '10'),
    side: fc.constantFrom('buy', 'sell'),
    times: fc.integer({ min: 1, max: 4 }),
    /** How many of them another file has. */
    inPart: fc.nat(4),
  }),
  { minLength: 1, maxLength: 12, selector: ({ second, price, side }) => `${second} ${price} ${side}` },
);

describe('trades without ids', () => {
  const header = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount';
  const lineOf = ({ second, price, side }: { second: number; price: string; side: string }) =>
    `kraken,A,${(START + BigInt(second) * 1_000_000_000n) / 1000n},,,${side},${price},1`;

  test('count as often as the file that has most of them states, whatever the order of lines and files is', async () => {
    await fc.assert(
      fc.asyncProperty(repeatedTrades, fc.boolean(), fc.nat(), async (list, isPartFirst, seed) => {
        const whole = list.flatMap((trade) => Array<string>(trade.times).fill(lineOf(trade)));
        const part = list.flatMap((trade) => Array<string>(Math.min(trade.times, trade.inPart)).fill(lineOf(trade)));
        const shuffled = whole.map((line, index) => ({ line, rank: (index * 7919 + seed) % 104_729 }));
        const content = shuffled.sort((a, b) => a.rank - b.rank).map(({ line }) => line);
        const world = new InMemoryWorld();
        const uploads: [string, string[]][] = [
          ['whole.csv', content],
          ['part.csv', part],
        ];
        for (const [key, lines] of isPartFirst ? uploads.reverse() : uploads) {
          await world.process(world.upload(key, [header, ...lines, ''].join('\n')));
        }

        const reader = new BarReader(world.table, '1m');
        const range = { from: START, to: START + HOUR, interval: '1m' as const };
        const { bars } = await reader.readBars({ feed: 'tardis-kraken', symbol: 'A', ...range });

        const minutes = [...new Set(list.map(({ second }) => Math.floor(second / 60)))].sort((a, b) => a - b);
        const expected = minutes.map((minute) => {
          const inBar = list.filter(({ second }) => Math.floor(second / 60) === minute);
          const sum = (value: (trade: (typeof list)[number]) => number) =>
            inBar.reduce((total, trade) => total + trade.times * value(trade), 0);
          return {
            count: sum(() => 1),
            volume: String(sum(() => 1)),
            notional: String(sum(({ price }) => Number(price))),
          };
        });
        const found = bars.map(({ count, volume, notional, conflicts }) => ({
          ...{ count, volume: formatDecimal(volume), notional: formatDecimal(notional, 36) },
          ...(conflicts.length > 0 ? { conflicts } : {}),
        }));
        expect(found).toEqual(expected);
      }),
      { numRuns: runsOf(60) },
    );
  });
});
