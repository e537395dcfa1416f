import { sourceIdOf } from '../../src/model/trade-file';
import { readCoveredRanges } from '../../src/read/read-covered-ranges';
import { coveredDayKey, originOf, type Series } from '../../src/table/item-keys';
import { SourceUploads } from '../source-uploads';

const MINUTE = 60_000_000_000n;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;
const A: Series = { feed: 'general', symbol: 'A', interval: '1m' };

let uploads: SourceUploads;
/** Runs before each call to the table. */
let before: (operation: string) => Promise<void>;

/** Covered ranges in minutes, with the numbers of their files. */
const rangesOf = async (from = 0n, to = 2n * DAY, series = A) =>
  (await readCoveredRanges(uploads.table, series, from, to)).map((range) => [
    ...[range.from, range.to].map((time) => Number(time / MINUTE)),
    range.sources.map((source) => keys.find((key) => sourceIdOf({ bucket: 'bucket', key }) === source)).sort(),
  ]);
const keys = ['1.csv', '2.csv', '3.csv'];
/** A trade at a minute. */
const at = (minute: number, id = minute, symbol = 'A') => `${symbol},${minute * 60},1,1,${id}`;

beforeEach(() => {
  before = async () => undefined;
  uploads = new SourceUploads('1m', async (when, operation) => {
    if (when === 'before') await before(operation);
  });
});

describe('readCoveredRanges', () => {
  test('is the time from the first bar of a file to the end of its last one', async () => {
    await uploads.upload('1.csv', at(5), at(9), at(200), at(310));
    expect(await rangesOf()).toEqual([[5, 311, ['1.csv']]]);
  });

  test('is known from the bars of a chunk alone', async () => {
    await uploads.upload('1.csv', at(5), at(9));
    await uploads.upload('2.csv', at(12));
    expect([...uploads.table.items.values()].filter(({ pk }) => pk.startsWith('COVERED'))).toEqual([]);
    expect(await rangesOf()).toEqual([
      [5, 10, ['1.csv']],
      [12, 13, ['2.csv']],
    ]);
  });

  test('is the period that a file contains', async () => {
    await uploads.uploadPeriod('1.csv', { from: 0n, to: DAY }, at(5));
    expect(await rangesOf()).toEqual([[0, 1440, ['1.csv']]]);
  });

  test('names all files that cover a range, and divides ranges at the ends of files', async () => {
    await uploads.upload('1.csv', at(5), at(200));
    await uploads.upload('2.csv', at(100), at(300));
    await uploads.upload('3.csv', at(302));
    expect(await rangesOf()).toEqual([
      [5, 100, ['1.csv']],
      [100, 201, ['1.csv', '2.csv']],
      [201, 301, ['2.csv']],
      [302, 303, ['3.csv']],
    ]);
  });

  test('joins neighbouring ranges of the same files', async () => {
    await uploads.uploadPeriod('1.csv', { from: 0n, to: 2n * DAY }, at(5));
    expect(await rangesOf()).toEqual([[0, 2880, ['1.csv']]]);
  });

  test.each([
    [10n, 20n, [[10, 20, ['1.csv']]]],
    [0n, 6n, [[5, 6, ['1.csv']]]],
    [310n, 400n, [[310, 311, ['1.csv']]]],
    [311n, 400n, []],
    [0n, 5n, []],
    [7n, 7n, []],
    [9n, 7n, []],
  ])('is limited to the time from minute %d to %d', async (from, to, ranges) => {
    await uploads.upload('1.csv', at(5), at(310));
    expect(await rangesOf(from * MINUTE, to * MINUTE)).toEqual(ranges);
  });

  test('is that of one instrument', async () => {
    await uploads.upload('1.csv', at(5), at(200), at(100, 1, 'B'), at(300, 2, 'B'));
    expect(await rangesOf(0n, DAY, { ...A, symbol: 'B' })).toEqual([[100, 301, ['1.csv']]]);
    expect(await rangesOf(0n, DAY, { ...A, symbol: 'C' })).toEqual([]);
    expect(await rangesOf(0n, DAY, { ...A, feed: 'other' })).toEqual([]);
  });

  test('is that of the current upload of a file', async () => {
    await uploads.upload('1.csv', at(5), at(200));
    await uploads.upload('1.csv', at(100), at(300));
    expect(await rangesOf()).toEqual([[100, 301, ['1.csv']]]);
  });

  test('does not believe an item of an upload that is not current', async () => {
    const { file } = await uploads.upload('1.csv', at(5), at(200));
    const item = uploads.table.items.get(
      [...uploads.table.items.keys()].find((key) => key.startsWith('COVERED')) ?? '',
    );
    await uploads.upload('1.csv', at(300));
    await uploads.table.batchWrite([{ kind: 'put', item: { ...item, ...coveredDayKey(A, 0n, originOf(file)) } }]);

    expect(await rangesOf()).toEqual([[300, 301, ['1.csv']]]);
  });

  test.each([0, 1, 2, 3])('is that of the new upload if a file is replaced before call %d of the read', async (due) => {
    await uploads.upload('1.csv', at(5), at(200));
    let calls = 0;
    before = async () => {
      if (calls++ !== due) return;
      await uploads.upload('1.csv', at(100), at(300));
    };
    expect(await rangesOf()).toEqual([[100, 301, ['1.csv']]]);
  });

  test('needs a manifest', async () => {
    await uploads.upload('1.csv', at(5), at(200));
    for (const [key, { sk }] of uploads.table.items) if (sk === 'MANIFEST') uploads.table.items.delete(key);
    expect(await rangesOf()).toEqual([]);
  });
});
