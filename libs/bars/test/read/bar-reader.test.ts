import fc from 'fast-check';
import { BarQueryError } from '../../src/errors';
import type { Interval } from '../../src/model/interval';
import { FULLY_ELIGIBLE } from '../../src/model/trade';
import type { Bar } from '../../src/read/bar';
import type { BarQuery } from '../../src/read/bar-query';
import { BarReader } from '../../src/read/bar-reader';
import { asOracleBar, oracle } from '../../src/testing';
import { SourceUploads } from '../source-uploads';

const SECOND = 1_000_000_000n;
const WEEK = 604_800;
/** Monday 2024-12-30, seconds since 1970. The week that it begins ends in 2025. */
const MONDAY = Date.parse('2024-12-30') / 1_000;

/** Parts of a query whose rows are all bars. */
type BarsOnly = Partial<BarQuery> & { readonly fill?: 'none' | 'previous' };

let uploads: SourceUploads;
let reader: BarReader;
const upload = (key: string, ...lines: string[]) => uploads.upload(key, ...lines);
const query = (rest: BarsOnly) => ({
  ...{ feed: 'general', symbol: 'A', interval: '1m' as Interval, from: 0n, to: 10_000n * SECOND },
  ...rest,
});
/** Open time in seconds, open, close (units), and count of each bar. */
const rows = async (rest: BarsOnly = {}) => {
  const { bars, cursor } = await reader.readBars(query(rest));
  const units = (price?: bigint) => (price === undefined ? undefined : Number(price / 10n ** 18n));
  return { cursor, bars: bars.map((bar) => [Number(bar.time / SECOND), units(bar.open), units(bar.close), bar.count]) };
};

/** The bars of all pages of a query. */
const allPages = async (rest: BarsOnly): Promise<Bar[]> => {
  const bars: Bar[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.readBars(query({ ...rest, cursor }));
    bars.push(...page.bars);
    ({ cursor } = page);
  } while (cursor);
  return bars;
};

beforeEach(async () => {
  uploads = new SourceUploads();
  reader = new BarReader(uploads.table, '1m');
});

describe('readBars', () => {
  test('returns the bars of all files, chunks and pages of the table, ordered by time', async () => {
    await upload('1.csv', 'A,60,1,1,1', 'A,3660,2,1,2', 'A,7260,3,1,3', 'B,60,9,1,1');
    await upload('2.csv', 'A,61,4,2,4', 'A,7320,5,1,5');

    expect((await rows()).bars).toEqual([
      [60, 1, 4, 2],
      [3660, 2, 2, 1],
      [7260, 3, 3, 1],
      [7320, 5, 5, 1],
    ]);
    expect((await rows({ symbol: 'C' })).bars).toEqual([]);
    expect((await rows({ feed: 'other' })).bars).toEqual([]);
  });

  test('returns every bar of a range of several days', async () => {
    const hours = Array.from({ length: 60 }, (_, hour) => hour);
    await upload('1.csv', ...hours.map((hour) => `A,${3600 * hour},1,1,${hour}`));

    expect((await rows({ to: 300_000n * SECOND })).bars.map(([second]) => second)).toEqual(
      hours.map((hour) => 3600 * hour),
    );
  });

  test('reads a right-open range of open times', async () => {
    await upload('1.csv', 'A,60,1,1,1', 'A,120,2,1,2', 'A,180,3,1,3');

    expect((await rows({ from: 120n * SECOND, to: 180n * SECOND })).bars).toEqual([[120, 2, 2, 1]]);
    expect((await rows({ from: 61n * SECOND, to: 181n * SECOND })).bars).toEqual([
      [120, 2, 2, 1],
      [180, 3, 3, 1],
    ]);
    expect((await rows({ from: 120n * SECOND, to: 120n * SECOND })).bars).toEqual([]);
  });

  test('derives longer bars, and the last one is complete even if it ends after the range', async () => {
    await upload('1.csv', 'A,60,1,1,1', 'A,290,2,1,2', 'A,310,3,1,3', 'A,4000,4,1,4');
    await upload('2.csv', 'A,90000,5,1,5', 'A,172799,6,1,6', 'A,172800,7,1,7');

    expect((await rows({ interval: '5m', to: 240n * SECOND })).bars).toEqual([[0, 1, 2, 2]]);
    expect((await rows({ interval: '1h' })).bars).toEqual([
      [0, 1, 3, 3],
      [3600, 4, 4, 1],
    ]);
    expect((await rows({ interval: '1d', to: 100_000n * SECOND })).bars).toEqual([
      [0, 1, 4, 4],
      [86400, 5, 6, 2],
    ]);
    expect((await rows({ interval: '1d', to: 86_400n * SECOND })).bars).toEqual([[0, 1, 4, 4]]);
    expect((await rows({ interval: '1d', to: 0n })).bars).toEqual([]);
  });

  test.each<Interval>(['1m', '5m', '15m', '30m', '1h', '4h', '1d', '1w'])(
    'equals the oracle, at once and page by page, with an interval of %s',
    async (interval) => {
      const seconds = fc.integer({ min: MONDAY - WEEK, max: MONDAY + 2 * WEEK - 1 });
      const prices = fc.array(fc.tuple(seconds, fc.integer({ min: 1, max: 99 })), { minLength: 1, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(prices, fc.integer({ min: 1, max: 20 }), async (list, limit) => {
          uploads = new SourceUploads();
          reader = new BarReader(uploads.table, '1m');
          await upload('1.csv', ...list.map(([time, price], id) => `A,${time},${price},1,${id}`));
          const trades = list.map(([time, price], id) => ({
            ...{ feed: 'general', symbol: 'A', time: BigInt(time) * SECOND, id: String(id) },
            ...{ price: BigInt(price) * 10n ** 18n, size: 10n ** 18n, eligibility: FULLY_ELIGIBLE },
          }));
          const range = { from: BigInt(MONDAY - WEEK) * SECOND, to: BigInt(MONDAY + 2 * WEEK) * SECOND };
          const whole = await reader.readBars(query({ ...range, interval }));
          const paged = await allPages({ ...range, interval, limit });

          expect(whole.bars.map((bar) => asOracleBar('A', bar))).toEqual(oracle(trades, interval));
          expect(paged).toEqual(whole.bars);
        }),
        { numRuns: 20 },
      );
    },
  );

  test('begins a week on Monday, also when the year ends in it', async () => {
    await upload('1.csv', `A,${MONDAY - 1},1,1,1`, `A,${MONDAY},2,1,2`, `A,${MONDAY + WEEK - 1},3,1,3`);
    await upload('2.csv', `A,${MONDAY + WEEK},4,1,4`);
    const week = async (from: number, to: number) =>
      (await rows({ interval: '1w', from: BigInt(from) * SECOND, to: BigInt(to) * SECOND })).bars;

    expect(await week(MONDAY - WEEK, MONDAY + 2 * WEEK)).toEqual([
      [MONDAY - WEEK, 1, 1, 1],
      [MONDAY, 2, 3, 2],
      [MONDAY + WEEK, 4, 4, 1],
    ]);
    expect(await week(MONDAY - WEEK + 1, MONDAY + WEEK)).toEqual([[MONDAY, 2, 3, 2]]);
    expect(await week(MONDAY, MONDAY + 1)).toEqual([[MONDAY, 2, 3, 2]]);
    expect(await week(MONDAY, MONDAY)).toEqual([]);
  });

  test('has no week that opens before 1970', async () => {
    const [thursday, monday] = [0, 4 * 86_400];
    await upload('1.csv', `A,${thursday},1,1,1`, `A,${monday - 1},2,1,2`, `A,${monday},3,1,3`);

    expect((await rows({ interval: '1w', to: BigInt(monday + 1) * SECOND })).bars).toEqual([[monday, 3, 3, 1]]);
    expect((await rows({ interval: '1w', to: BigInt(monday) * SECOND })).bars).toEqual([]);
  });

  test.each([1, 2, 3, 10])('fills weeks without trades, in pages of up to %i bars', async (limit) => {
    await upload('1.csv', `A,${MONDAY + 86_400},1,1,1`, `A,${MONDAY + 3 * WEEK},2,1,2`);
    const range = { from: BigInt(MONDAY - WEEK) * SECOND, to: BigInt(MONDAY + 4 * WEEK + 1) * SECOND };

    const bars = await allPages({ ...range, interval: '1w', fill: 'previous', limit });

    expect(bars.map(({ time, close, count }) => [time / SECOND, (close ?? 0n) / 10n ** 18n, count])).toEqual([
      [BigInt(MONDAY), 1n, 1],
      [BigInt(MONDAY + WEEK), 1n, 0],
      [BigInt(MONDAY + 2 * WEEK), 1n, 0],
      [BigInt(MONDAY + 3 * WEEK), 2n, 1],
      [BigInt(MONDAY + 4 * WEEK), 2n, 0],
    ]);
  });

  test('derives longer bars with the high, the low and the sums of all their parts', async () => {
    await upload('1.csv', 'A,60,5,1,1', 'A,130,9,2,2', 'A,200,1,3,3', 'A,300,4,1,4');

    const { bars } = await reader.readBars(query({ interval: '1h' }));

    const one = 10n ** 18n;
    expect(bars).toMatchObject([{ high: 9n * one, low: one, volume: 7n * one, notional: 30n * one * one, count: 4 }]);
  });

  test.each(['none', 'previous'] as const)(
    'returns the same bars page by page as at once, with `fill: %s`',
    async (fill) => {
      await upload('1.csv', 'A,60,1,1,1', 'A,240,2,1,2', 'A,3900,3,1,3');
      const whole = await rows({ fill, to: 4_000n * SECOND });

      const paged: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await rows({ fill, to: 4_000n * SECOND, limit: 2, cursor });
        expect(page.bars.length).toBeLessThanOrEqual(2);
        paged.push(...page.bars);
        ({ cursor } = page);
      } while (cursor);

      expect(paged).toEqual(whole.bars);
      expect(whole.cursor).toBeUndefined();
      expect(paged).toHaveLength(fill === 'previous' ? 66 : 3);
    },
  );

  test('fills gaps with the close before them, from the first bar to the end of the range', async () => {
    await upload('1.csv', 'A,60,1,1,1', 'A,70,2,1,2', 'A,240,3,1,3');

    expect((await rows({ fill: 'previous', to: 360n * SECOND })).bars).toEqual([
      [60, 1, 2, 2],
      [120, 2, 2, 0],
      [180, 2, 2, 0],
      [240, 3, 3, 1],
      [300, 3, 3, 0],
    ]);
  });

  test('lists the sources of a bar, and changes its revision whenever the bar changes', async () => {
    await upload('1.csv', 'A,60,1,1,1');
    const [first] = (await reader.readBars(query({}))).bars;
    await upload('2.csv', 'A,61,1,1,2');
    const [second] = (await reader.readBars(query({}))).bars;
    await upload('2.csv', 'A,61,1,1,2', 'A,61,1,1,3');
    const [third] = (await reader.readBars(query({}))).bars;
    await upload('3.csv', 'A,61,1,1,3', 'A,61,1,1,4');
    const [fourth] = (await reader.readBars(query({}))).bars;

    expect([first, second, third].map((bar) => bar?.sources.length)).toEqual([1, 2, 2]);
    expect(new Set([first, second, third, fourth].map((bar) => bar?.revision)).size).toBe(4);
    expect([third, fourth].map((bar) => bar?.conflicts.length)).toEqual([0, 1]);
    expect(fourth?.count).toBe(3);
  });

  test('reads bars of seconds if these are stored', async () => {
    uploads = new SourceUploads('1s');
    reader = new BarReader(uploads.table, '1s');
    await upload('1.csv', 'A,60,1,1,1', 'A,61,2,1,2', 'A,700,3,1,3');

    expect((await rows({ interval: '1s' })).bars).toEqual([
      [60, 1, 1, 1],
      [61, 2, 2, 1],
      [700, 3, 3, 1],
    ]);
    expect((await rows()).bars).toEqual([
      [60, 1, 2, 2],
      [660, 3, 3, 1],
    ]);
  });

  test.each<[string, BarsOnly, string]>([
    [
      'an interval shorter than the stored one',
      { interval: '1s' },
      '`interval` must not be shorter than the stored interval, 1m, got: 1s',
    ],
    ['a range that ends before it begins', { from: 2n, to: 1n }, '`from` must be between 1970 and `to`, got: 2 to 1'],
    ['a time before 1970', { from: -1n }, '`from` must be between 1970 and `to`, got: -1 to 10000000000000'],
    ['a limit of 0', { limit: 0 }, '`limit` must be an integer of 1 or more, got: 0'],
    ['a cursor that no page returned', { cursor: 'x' }, '`cursor` must be the cursor of a page, got: x'],
  ])('rejects %s', async (_name, rest, message) => {
    await expect(reader.readBars(query(rest))).rejects.toThrow(new BarQueryError(message));
  });

  test('reads one generation in full while a file is uploaded again', async () => {
    // given: an upload that replaces the first between the reader's query and its look-up of the manifests
    let meanwhile = async (): Promise<unknown> => undefined;
    uploads = new SourceUploads('1m', async (when, operation) => {
      if (when !== 'before' || operation !== 'batchGet') return;
      const act = meanwhile;
      meanwhile = async () => undefined;
      await act();
    });
    reader = new BarReader(uploads.table, '1m');
    await upload('1.csv', 'A,60,1,1,1');
    meanwhile = () => upload('1.csv', 'A,120,7,1,2');

    expect((await rows()).bars).toEqual([[120, 7, 7, 1]]);
  });
});
