import { compareTables, type ComparisonOptions, type TableComparison } from '../../src/comparison';
import { BarReader } from '../../src/read/bar-reader';
import { SourceUploads } from '../source-uploads';

const SECOND = 1_000_000_000n;
const DAY = { from: 0n, to: 86_400n * SECOND };

/** Compares the tables in the interval of storage. */
function compareStored(
  own: SourceUploads,
  other: SourceUploads,
  change: Partial<ComparisonOptions> = {},
): Promise<TableComparison> {
  return compareTables(own.table, other.table, { stored: '1m', intervals: ['1m'], ...change });
}

test('tables are equal if readers get the same bars, however they were made', async () => {
  const own = new SourceUploads();
  await own.upload('1.csv', 'A,60,9,1,1');
  await own.upload('2.csv', 'A,61,4,2,4', 'B,7320,5,1,5');
  await own.upload('1.csv', 'A,60,1,1,1', 'A,3660,2,1,2');
  const other = new SourceUploads();
  await other.upload('1.csv', 'A,60,1,1,1', 'A,3660,2,1,2');
  await other.upload('2.csv', 'A,61,4,2,4', 'B,7320,5,1,5');
  const revisionOf = async ({ table }: SourceUploads) => {
    const query = { feed: 'general', symbol: 'A', interval: '1m', ...DAY } as const;
    return (await new BarReader(table, '1m').readBars(query)).bars.map(({ revision }) => revision);
  };
  expect(await revisionOf(own)).not.toEqual(await revisionOf(other));

  expect(await compareStored(own, other)).toEqual({ symbols: 2, bars: 3, differences: 0, waiting: 0, named: [] });
  const { bars, differences } = await compareTables(own.table, other.table, { stored: '1m' });
  // Of A and B: minutes, two intervals from 5 to 30 minutes, an hour, four hours, a day. The first week opens later.
  expect({ bars, differences }).toEqual({ bars: 3 + 3 + 3 + 3 + 3 + 2 + 2, differences: 0 });
});

test('names the fields that differ, and bars that one table has', async () => {
  const own = new SourceUploads();
  await own.upload('1.csv', 'A,60,1,1,1', 'A,120,1,1,2');
  const other = new SourceUploads();
  await other.upload('1.csv', 'A,60,1,2,1', 'A,180,1,1,2');

  const { differences, named } = await compareStored(own, other);

  const bar = { feed: 'general', symbol: 'A', interval: '1m' };
  expect(differences).toBe(4);
  expect(named).toEqual([
    {
      ...{ ...bar, time: 60n * SECOND },
      fields: [
        { field: 'volume', own: String(10n ** 18n), other: String(2n * 10n ** 18n) },
        { field: 'notional', own: String(10n ** 36n), other: String(2n * 10n ** 36n) },
      ],
    },
    { ...bar, time: 120n * SECOND, fields: [], onlyIn: 'own' },
    { ...bar, time: 180n * SECOND, fields: [], onlyIn: 'other' },
    // The file of the other table covers the time to its last bar.
    expect.objectContaining({ interval: 'coverage', time: 60n * SECOND }),
  ]);
});

test('compares the longer intervals, the sources of bars, and the ranges that files cover', async () => {
  const own = new SourceUploads();
  await own.upload('1.csv', 'A,60,1,1,1');
  const other = new SourceUploads();
  await other.uploadPeriod('2.csv', { from: 0n, to: 3_600n * SECOND }, 'A,60,1,1,1');

  const { named } = await compareTables(own.table, other.table, { stored: '1m', intervals: ['1m', '1h'] });

  expect(named.map(({ interval, fields, onlyIn }) => [interval, fields.map(({ field }) => field), onlyIn])).toEqual([
    ['1m', ['sources'], undefined],
    ['1h', ['sources'], undefined],
    ['coverage', [], 'other'],
    ['coverage', [], 'own'],
  ]);
});

test('finds symbols and feeds that one table has', async () => {
  const own = new SourceUploads();
  const other = new SourceUploads();
  await own.upload('1.csv', 'A,60,1,1,1');
  await other.upload('1.csv', 'B,60,1,1,1');

  const { symbols, named } = await compareStored(own, other);

  expect(symbols).toBe(2);
  const bars = named.filter(({ interval }) => interval === '1m').map(({ symbol, onlyIn }) => [symbol, onlyIn]);
  expect(bars).toEqual([
    ['A', 'own'],
    ['B', 'other'],
  ]);
});

test('counts all differences, and names the first 20', async () => {
  const own = new SourceUploads();
  const minutes = Array.from({ length: 30 }, (_, minute) => minute);
  await own.upload('1.csv', ...minutes.map((minute) => `A,${60 * minute},1,1,${minute}`));

  const { differences, named } = await compareStored(own, new SourceUploads());

  expect(differences).toBe(31);
  expect(named).toHaveLength(20);
});

test('reads more bars than a page has', async () => {
  const [own, other] = [new SourceUploads(), new SourceUploads()];
  const minutes = Array.from({ length: 1_100 }, (_, minute) => `A,${60 * minute},1,1,${minute}`);
  await own.upload('1.csv', ...minutes);
  await other.upload('1.csv', ...minutes.slice(0, -1));

  expect(await compareStored(own, other)).toMatchObject({ bars: 1_100, differences: 2 });
});

test('tells which chunks wait for their settlement, and how far it is', async () => {
  const [own, other] = [new SourceUploads(), new SourceUploads()];
  // Both files have the second trade, and each has one that the other lacks.
  await own.upload('1.csv', 'A,60,1,1,1', 'A,61,1,1,2');
  await own.upload('2.csv', 'A,61,1,1,2', 'A,62,1,1,3');
  await other.upload('1.csv', 'A,60,1,1,1', 'A,61,1,1,2', 'A,3600,1,1,4');
  const contested: unknown[] = [];
  const progress: number[] = [];

  const { differences, waiting } = await compareStored(own, other, {
    onContested: (side, { symbol, start }) => contested.push([side, symbol, start]),
    onProgress: async ({ symbols }) => void progress.push(symbols),
  });

  // The bar of the other hour does not wait, nor does what the files cover.
  expect(differences).toBeGreaterThan(2);
  expect(waiting).toBe(1);
  expect(contested).toEqual([['own', 'A', 0n]]);
  expect(progress).toEqual([1]);
});
