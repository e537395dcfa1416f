import { BarQueryError } from '../../src/errors';
import { readChanges, readLastChange, type ChangeQuery } from '../../src/read/read-changes';
import { sourceIdOf } from '../../src/model/trade-file';
import { appendChange } from '../../src/write/change-log';
import { SourceUploads } from '../source-uploads';

const MINUTE = 60_000_000_000n;

let uploads: SourceUploads;

/** The changes as key and ranges in minutes. */
const read = async (query: Partial<ChangeQuery> = {}) => {
  const { changes, next } = await readChanges(uploads.table, { since: 0, ...query });
  const shown = changes.map(({ sequence, key, instruments }) => [
    sequence,
    key,
    ...instruments.map(({ symbol, from, to }) => `${symbol} ${from / MINUTE}-${to / MINUTE}`),
  ]);
  return { changes: shown, next };
};

beforeEach(() => {
  uploads = new SourceUploads();
});

describe('readChanges', () => {
  test('names the bars that a file has', async () => {
    const { file } = await uploads.upload('x.csv', 'B,60,1,1,1', 'A,60,1,1,1', 'A,7200,1,1,2');

    expect(await readChanges(uploads.table, { since: 0 })).toEqual({
      changes: [
        {
          ...{ sequence: 1, source: sourceIdOf(file), generation: file.generation, key: 'x.csv' },
          instruments: [
            { feed: 'general', symbol: 'A', from: MINUTE, to: 121n * MINUTE },
            { feed: 'general', symbol: 'B', from: MINUTE, to: 2n * MINUTE },
          ],
        },
      ],
      next: 1,
    });
  });

  test('names the bars of the upload that was replaced as well', async () => {
    await uploads.upload('x.csv', 'A,600,1,1,1', 'B,60,1,1,1');
    await uploads.upload('x.csv', 'A,60,1,1,1', 'C,60,1,1,1');
    await uploads.upload('x.csv');
    expect((await read()).changes).toEqual([
      [1, 'x.csv', 'A 10-11', 'B 1-2'],
      [2, 'x.csv', 'A 1-11', 'B 1-2', 'C 1-2'],
      [3, 'x.csv', 'A 1-2', 'C 1-2'],
    ]);
  });

  test('names the period that a file contains, because intervals without trades change as well', async () => {
    await uploads.uploadPeriod('x.csv', { from: 0n, to: 1440n * MINUTE }, 'A,600,1,1,1');
    await uploads.upload('x.csv', 'A,600,1,1,1');
    expect((await read()).changes).toEqual([
      [1, 'x.csv', 'A 0-1440'],
      [2, 'x.csv', 'A 0-1440'],
    ]);
  });

  test('continues where the page before ended', async () => {
    for (const key of ['1.csv', '2.csv', '3.csv']) await uploads.upload(key, 'A,60,1,1,1');
    expect((await read({ limit: 2 })).changes.map(([sequence]) => sequence)).toEqual([1, 2]);
    expect(await read({ limit: 2 })).toMatchObject({ next: 2 });
    expect(await read({ since: 2, limit: 2 })).toMatchObject({ changes: [[3, '3.csv', 'A 1-2']], next: 3 });
    expect(await read({ since: 3 })).toEqual({ changes: [], next: 3 });
    expect(await read({ since: 7 })).toEqual({ changes: [], next: 7 });
  });

  test('returns the changes of a feed or a symbol, and continues after the others', async () => {
    await uploads.upload('1.csv', 'A,60,1,1,1', 'B,60,1,1,1');
    await uploads.upload('2.csv', 'A,60,1,1,1');
    await uploads.upload('3.csv');
    expect(await read({ symbol: 'B' })).toEqual({ changes: [[1, '1.csv', 'B 1-2']], next: 3 });
    expect(await read({ symbol: 'B', limit: 1, since: 1 })).toEqual({ changes: [], next: 2 });
    expect((await read({ feed: 'general', symbol: 'A' })).changes).toHaveLength(2);
    expect(await read({ feed: 'other' })).toEqual({ changes: [], next: 3 });
    expect((await read()).changes).toHaveLength(3);
  });

  test('returns the instruments of a file with many of them, also if it was logged twice', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `S${1000 + index},60,1,1,1`);
    const manifest = await uploads.upload('1.csv', ...lines);
    await uploads.upload('2.csv', 'A,60,1,1,1');
    await appendChange(uploads.table, manifest, undefined);

    const { changes } = await read();

    expect(changes).toEqual([
      [1, '1.csv', ...lines.map((_, index) => `S${1000 + index} 1-2`)],
      [2, '2.csv', 'A 1-2'],
      [3, '1.csv', ...lines.map((_, index) => `S${1000 + index} 1-2`)],
    ]);
    const entries = [...uploads.table.items.values()].filter(({ pk }) => pk === 'CHANGES');
    expect(entries.map((entry) => (entry['instruments'] as Uint8Array | undefined)?.length)).toEqual([
      undefined,
      expect.any(Number),
      undefined,
    ]);
  });

  test.each<[Partial<ChangeQuery>, string]>([
    [{ since: -1 }, '`since` must be the sequence number of a change or 0, got: -1'],
    [{ since: 0.5 }, '`since` must be the sequence number of a change or 0, got: 0.5'],
    [{ since: 2 ** 53 }, `\`since\` must be the sequence number of a change or 0, got: ${2 ** 53}`],
    [{ limit: 0 }, '`limit` must be an integer of 1 or more, got: 0'],
  ])('rejects %j', async (query, message) => {
    await expect(read(query)).rejects.toThrow(new BarQueryError(message));
  });
});

describe('readLastChange', () => {
  test('is the number of changes', async () => {
    expect(await readLastChange(uploads.table)).toBe(0);
    for (let index = 1; index <= 11; index += 1) {
      await uploads.upload(`${index}.csv`);
      expect(await readLastChange(uploads.table)).toBe(index);
    }
  });

  test('reads one item', async () => {
    for (const key of ['1.csv', '2.csv', '3.csv']) await uploads.upload(key);
    const { read: before } = uploads.table.used;
    await readLastChange(uploads.table);
    expect(uploads.table.used.read - before).toBe(1);
  });
});
