import fc from 'fast-check';
import { BarQueryError } from '../../src/errors';
import type { Interval } from '../../src/model/interval';
import { isBar, type BarRow } from '../../src/read/bar';
import type { BarGrid, GridInterval } from '../../src/read/bar-grid';
import type { BarQuery, Fill } from '../../src/read/bar-query';
import { BarReader } from '../../src/read/bar-reader';
import type { CoveredRange } from '../../src/read/empty-intervals';
import { utcGrid } from '../../src/read/utc-grid';
import { SourceUploads } from '../source-uploads';

const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;
/** Nanoseconds since 1970 of a date. */
const at = (date: string) => BigInt(Date.parse(date)) * 1_000_000n;
/** The line of a trade at a time. */
const trade = (time: bigint, price = 1, ...condition: string[]) =>
  ['A', time / SECOND, price, 1, time, ...condition].join(',');

let uploads: SourceUploads;
/** The ranges that files cover, and those for which coverage was read. */
let covered: CoveredRange[];
let coverageReads: [bigint, bigint][];
let reader: BarReader;

const query = (rest: Partial<BarQuery>): BarQuery => ({
  ...{ feed: 'general', symbol: 'A', interval: '1m', from: 0n, to: 10n * DAY },
  ...rest,
});
const pages = async (rest: Partial<BarQuery>): Promise<BarRow[]> => {
  const rows: BarRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.readBars(query({ ...rest, cursor }));
    // A page is short only at the end of the range, and the last page is not empty.
    if (page.cursor !== undefined) expect(page.bars).toHaveLength(rest.limit!);
    else if (cursor !== undefined) expect(page.bars).not.toHaveLength(0);
    rows.push(...page.bars);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return rows;
};

/** Time, and close and count, or state. */
type Summary = readonly [bigint, bigint, number | undefined, number | string];
const summary = (row: BarRow): Summary => [
  row.time,
  row.end,
  ...(isBar(row)
    ? ([row.close === undefined ? undefined : Number(row.close / 10n ** 18n), row.count] as const)
    : ([undefined, row.state] as const)),
];

beforeEach(() => start());

function start() {
  covered = [];
  coverageReads = [];
  uploads = new SourceUploads();
  reader = new BarReader(uploads.table, '1m', async (_series, from, to) => {
    coverageReads.push([from, to]);
    return covered;
  });
}

/** A grid of intervals that are ordered by time. */
const gridOf = (intervals: readonly GridInterval[]): BarGrid => ({
  intervalAt: (time) =>
    intervals.find(({ open, end, parts = [{ from: open, to: end }] }) =>
      parts.some(({ from, to }) => from <= time && time < to),
    ),
  intervalFrom: (time) => intervals.find(({ open }) => open >= time),
  intervalBefore: (time) => intervals.filter(({ open }) => open < time).at(-1),
});

interface Case {
  readonly trades: readonly (readonly [minute: number, price: number, hasClose: boolean])[];
  readonly intervals: readonly GridInterval[];
  readonly fill: Fill;
  readonly range: { readonly from: bigint; readonly to: bigint };
  readonly covered: readonly { readonly from: bigint; readonly to: bigint }[];
}

/** The rows in the slow and obvious way. */
function expectedRows({ trades, intervals, fill, range, covered: ranges }: Case): Summary[] {
  const rows: Summary[] = [];
  let close: number | undefined;
  for (const { open, end, parts = [{ from: open, to: end }] } of intervals) {
    if (open < range.from || open >= range.to) continue;
    const inside = trades.filter(([minute]) =>
      parts.some(({ from, to }) => from <= BigInt(minute) * MINUTE && BigInt(minute) * MINUTE < to),
    );
    const last = inside.filter(([, , hasClose]) => hasClose).at(-1)?.[1];
    close = last ?? close;
    const minutes = parts.flatMap(({ from, to }) =>
      Array.from({ length: Number((to - from) / MINUTE) }, (_, index) => from + BigInt(index) * MINUTE),
    );
    const isCovered = minutes.every((minute) => ranges.some(({ from, to }) => from <= minute && minute < to));
    if (inside.length > 0) rows.push([open, end, last, inside.length]);
    else if (fill === 'state') rows.push([open, end, undefined, isCovered ? 'empty' : 'unknown']);
    else if (fill === 'previous' && close !== undefined) rows.push([open, end, close, 0]);
  }
  return rows;
}

/** Minutes of two weeks, of which many are close together. */
const minute = fc.oneof(fc.integer({ min: 0, max: 20_159 }), fc.integer({ min: 5_000, max: 5_200 }));
const minuteRange = fc
  .uniqueArray(minute, { minLength: 2, maxLength: 2 })
  .map((ends) => ends.sort((a, b) => a - b).map((end) => BigInt(end) * MINUTE))
  .map(([from, to]) => ({ from: from!, to: to! }));
const trades = fc
  .uniqueArray(fc.tuple(minute, fc.integer({ min: 1, max: 99 }), fc.boolean()), {
    ...{ maxLength: 15, selector: ([time]) => time },
  })
  .map((list) => list.sort(([a], [b]) => a - b));

/** Intervals of different lengths, some with time between them, some with a break. */
const irregular = fc
  .tuple(fc.uniqueArray(minute, { minLength: 2, maxLength: 30 }), fc.infiniteStream(fc.nat(5)))
  .map(([cuts, choices]) => {
    const times = cuts.sort((a, b) => a - b).map((cut) => BigInt(cut) * MINUTE);
    return times.slice(1).flatMap((end, index): GridInterval[] => {
      const open = times[index]!;
      const choice = choices.next().value;
      if (choice === 0) return [];
      if (choice > 1 || end - open < 4n * MINUTE) return [{ open, end }];
      const parts = [
        { from: open, to: open + MINUTE },
        { from: end - 2n * MINUTE, to: end },
      ];
      return [{ open, end, parts }];
    });
  });
const regular = fc.constantFrom<Interval>('4h', '1d', '1w').map((interval) => {
  const grid = utcGrid(interval);
  const intervals: GridInterval[] = [];
  for (let next = grid.intervalFrom(0n)!; next.open < 15n * DAY; next = grid.intervalFrom(next.end)!)
    intervals.push(next);
  return intervals;
});

const cases: fc.Arbitrary<Case> = fc.record({
  trades,
  intervals: fc.oneof(irregular, regular),
  fill: fc.constantFrom<Fill>('none', 'previous', 'state'),
  range: minuteRange,
  covered: fc.array(minuteRange, { maxLength: 3 }).map((list) => list.sort((a, b) => Number(a.from - b.from))),
});

describe('a query with any grid, fill and range', () => {
  test('has the same rows in pages of any size, and the same last rows', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.integer({ min: 1, max: 12 }), async (given, limit) => {
        start();
        covered = given.covered.map((range) => ({ ...range, sources: ['s'] }));
        const lines = given.trades.map(([time, price, hasClose]) =>
          trade(BigInt(time) * MINUTE, price, ...(hasClose ? [] : ['no price'])),
        );
        await uploads.upload('1.csv', ...lines);
        const request = { grid: gridOf(given.intervals), fill: given.fill, ...given.range };
        const expected = expectedRows(given);

        expect((await reader.readBars(query({ ...request, limit: 10_000 }))).bars.map(summary)).toEqual(expected);
        expect((await pages({ ...request, limit })).map(summary)).toEqual(expected);
        expect((await reader.readLastBars(query(request), limit)).map(summary)).toEqual(expected.slice(-limit));
      }),
      { numRuns: 300 },
    );
  });
});

describe('readBars', () => {
  test('leaves out stored bars that belong to no interval, and labels bars as the grid does', async () => {
    await uploads.upload('1.csv', trade(0n, 1), trade(2n * HOUR, 2), trade(3n * HOUR, 3), trade(5n * HOUR, 4));
    const day = {
      ...{ open: 2n * HOUR, end: 6n * HOUR, label: '1970-01-01' },
      parts: [
        { from: 2n * HOUR, to: 3n * HOUR },
        { from: 4n * HOUR, to: 6n * HOUR },
      ],
    };

    const { bars } = await reader.readBars(query({ interval: '1d', grid: gridOf([day]) }));

    expect(bars).toMatchObject([
      { time: 2n * HOUR, end: 6n * HOUR, label: '1970-01-01', open: 2n * 10n ** 18n, count: 2 },
    ]);
  });

  test('tells empty from unknown intervals with `fill: state`, also without any bar', async () => {
    covered = [{ from: 10n * MINUTE, to: 12n * MINUTE, sources: ['s'] }];
    const { bars } = await reader.readBars(query({ fill: 'state', from: 9n * MINUTE, to: 13n * MINUTE }));

    expect(bars).toEqual([
      { time: 9n * MINUTE, end: 10n * MINUTE, state: 'unknown' },
      { time: 10n * MINUTE, end: 11n * MINUTE, state: 'empty' },
      { time: 11n * MINUTE, end: 12n * MINUTE, state: 'empty' },
      { time: 12n * MINUTE, end: 13n * MINUTE, state: 'unknown' },
    ]);
    expect(coverageReads).toEqual([[9n * MINUTE, 13n * MINUTE]]);
  });

  test('calls every empty interval unknown if no coverage is known', async () => {
    const { bars } = await new BarReader(uploads.table, '1m').readBars(query({ fill: 'state', limit: 1 }));
    expect(bars).toEqual([{ time: 0n, end: MINUTE, state: 'unknown' }]);
  });

  describe('finds bars in few queries', () => {
    const far = { from: 0n, to: at('2100-01-01') };
    /** A bar an hour on three days in 2024, and one two months later. */
    let queries: jest.SpyInstance;
    beforeEach(async () => {
      const hours = Array.from({ length: 72 }, (_, hour) => at('2024-08-08') + BigInt(hour) * HOUR);
      await uploads.upload('1.csv', ...hours.map((hour) => trade(hour)), trade(at('2024-10-08')));
      uploads.table.used.read = 0;
      queries = jest.spyOn(uploads.table, 'query');
    });

    test('of a range of 130 years', async () => {
      const { bars, cursor } = await reader.readBars(query(far));

      expect(bars).toHaveLength(73);
      expect(cursor).toBeUndefined();
      // Before the first, for the three days, between the days and the last bar, for the last bar, and after it.
      expect(queries).toHaveBeenCalledTimes(2 + 4 + 2 + 1 + 2);
      // The chunks, those that were found before they were read, and the manifest for each query with bars.
      expect(uploads.table.used.read).toBe(73 + 2 + 5);
    });

    test.each(['none', 'previous', 'state'] as const)(
      'with `fill: %s` before, between and after them',
      async (fill) => {
        for (const from of [0n, at('2024-08-12'), at('2024-12-01')]) {
          queries.mockClear();
          await reader.readBars(query({ ...far, from, fill, limit: 10 }));
          expect(queries.mock.calls.length).toBeLessThanOrEqual(5);
        }
        expect(coverageReads.length).toBe(fill === 'state' ? 3 : 0);
      },
    );

    test('at the end of a range', async () => {
      for (const fill of ['none', 'previous', 'state'] as const) {
        queries.mockClear();
        const bars = await reader.readLastBars({ ...query(far), fill }, 1);
        expect(bars).toMatchObject([{ time: fill === 'none' ? at('2024-10-08') : far.to - MINUTE }]);
        expect(queries.mock.calls.length).toBeLessThanOrEqual(4);
      }
    });

    test('and reads no more chunks than a page needs', async () => {
      const range = { from: at('2024-08-08'), to: at('2024-08-11') };
      await reader.readBars(query({ ...range, limit: 60, fill: 'state' }));
      // The chunk of the page, the next one, and the manifest.
      expect(uploads.table.used.read).toBe(3);

      uploads.table.used.read = 0;
      await reader.readLastBars(query({ ...range, interval: '1h' }), 2);
      expect(uploads.table.used.read).toBe(3);
    });
  });
});

describe('readLastBars', () => {
  test('returns fewer bars if the range has no more', async () => {
    await uploads.upload('1.csv', trade(MINUTE), trade(DAY), trade(9n * DAY));

    const times = async (count: number, rest: Partial<BarQuery> = {}) =>
      (await reader.readLastBars(query(rest), count)).map(({ time }) => time);

    expect(await times(2)).toEqual([DAY, 9n * DAY]);
    expect(await times(9)).toEqual([MINUTE, DAY, 9n * DAY]);
    expect(await times(9, { to: 9n * DAY, from: 2n * MINUTE })).toEqual([DAY]);
    expect(await times(9, { to: MINUTE })).toEqual([]);
    expect(await times(9, { to: 0n })).toEqual([]);
  });

  test.each([0, 1.5])('rejects a count of %s', async (count) => {
    await expect(reader.readLastBars(query({}), count)).rejects.toThrow(
      new BarQueryError(`\`count\` must be an integer of 1 or more, got: ${count}`),
    );
  });
});
