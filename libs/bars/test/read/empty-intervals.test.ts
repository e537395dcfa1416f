import type { GridInterval } from '../../src/read/bar-grid';
import { stateEmptyIntervals, type CoverageReader } from '../../src/read/empty-intervals';
import { minuteBar } from '../../src/testing';

const SERIES = { feed: 'general', symbol: 'A', interval: '1m' } as const;
const DAY = 86_400_000_000_000n;

const range = (from: bigint, to: bigint) => ({ from, to, sources: ['s'] });
const noBars = async function* () {
  yield* [];
};
/** The intervals [0, 10), [10, 20) … */
const intervals = (count: number): GridInterval[] =>
  Array.from({ length: count }, (_, index) => ({ open: BigInt(10 * index), end: BigInt(10 * index + 10) }));
const statesOf = async (rows: readonly GridInterval[], ...covered: ReturnType<typeof range>[]) => {
  const bars = await stateEmptyIntervals(
    rows.map((interval) => ({ interval })),
    SERIES,
    async () => covered,
    noBars,
  );
  return bars.map((bar) => 'state' in bar && bar.state);
};

describe('stateEmptyIntervals', () => {
  test('states for each interval without a bar if files cover all of it', async () => {
    expect(await statesOf(intervals(5), range(10n, 20n), range(30n, 45n))).toEqual([
      ...['unknown', 'empty', 'unknown', 'empty', 'unknown'],
    ]);
    expect(await statesOf(intervals(1), range(0n, 9n))).toEqual(['unknown']);
    expect(await statesOf(intervals(1), range(1n, 10n))).toEqual(['unknown']);
    expect(await statesOf(intervals(1))).toEqual(['unknown']);
  });

  test('adds up ranges that touch or overlap', async () => {
    expect(await statesOf(intervals(2), range(0n, 5n), range(5n, 8n), range(6n, 20n))).toEqual(['empty', 'empty']);
    expect(await statesOf(intervals(2), range(0n, 20n), range(2n, 4n))).toEqual(['empty', 'empty']);
    expect(await statesOf(intervals(1), range(0n, 5n), range(6n, 10n))).toEqual(['unknown']);
  });

  test('needs the parts of an interval to be covered in which trades are expected', async () => {
    const parts = [
      { from: 2n, to: 4n },
      { from: 6n, to: 8n },
    ];
    expect(await statesOf([{ open: 0n, end: 10n, parts }], range(2n, 4n), range(6n, 9n))).toEqual(['empty']);
    expect(await statesOf([{ open: 0n, end: 10n, parts }], range(2n, 4n), range(7n, 9n))).toEqual(['unknown']);
  });

  test('keeps bars, and the end and the label of an interval', async () => {
    const bar = minuteBar(0, 1, 1, 1, 1);
    const rows = [
      { interval: { open: bar.time, end: bar.end }, bar },
      { interval: { open: 60n, end: 70n, label: 'x' } },
    ];

    expect(await stateEmptyIntervals(rows, SERIES, async () => [], noBars)).toEqual([
      bar,
      { time: 60n, end: 70n, label: 'x', state: 'unknown' },
    ]);
  });

  test('reads coverage for intervals without bars only, once for those within a day', async () => {
    const readCovered = jest.fn<ReturnType<CoverageReader>, Parameters<CoverageReader>>(async () => []);
    const row = (open: bigint) => ({ interval: { open, end: open + 10n } });
    const bar = minuteBar(0, 1, 1, 1, 1);

    await stateEmptyIntervals([{ ...row(0n), bar }], SERIES, readCovered, noBars);
    expect(readCovered).not.toHaveBeenCalled();

    await stateEmptyIntervals([row(0n), { ...row(10n), bar }, row(20n), row(30n + DAY)], SERIES, readCovered, noBars);
    expect(readCovered.mock.calls).toEqual([
      [SERIES, 0n, 30n],
      [SERIES, 30n + DAY, 40n + DAY],
    ]);
  });

  test('returns the bars of a file that arrived before the coverage was read', async () => {
    const bar = minuteBar(0, 1, 1, 1, 1);
    const read: unknown[] = [];
    const rows = intervals(4).map((interval) => ({ interval }));

    const states = await stateEmptyIntervals(
      rows,
      SERIES,
      async () => [range(10n, 40n)],
      async function* (bounds) {
        read.push(bounds);
        yield { interval: { open: 20n, end: 30n }, bar };
      },
    );

    expect(states.map((row) => ('state' in row ? row.state : row))).toEqual(['unknown', 'empty', bar, 'empty']);
    // Intervals that are unknown need not be read again.
    expect(read).toEqual([{ from: 10n, to: 40n }]);
  });
});
