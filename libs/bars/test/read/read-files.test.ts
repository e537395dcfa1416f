import { BarQueryError } from '../../src/errors';
import { sourceIdOf } from '../../src/model/trade-file';
import { readFiles, type FileQuery } from '../../src/read/read-files';
import { toFileItem } from '../../src/table/file-item';
import { SourceUploads } from '../source-uploads';

let uploads: SourceUploads;

const keysOf = async (query: FileQuery = {}, bucket = 'bucket') =>
  (await readFiles(uploads.table, bucket, query)).files.map(({ key }) => key);

beforeEach(() => {
  uploads = new SourceUploads();
});

describe('readFiles', () => {
  test('returns processed files with their manifests, without details', async () => {
    const { coverage, exclusions, rejections, ...summary } = await uploads.upload('x.csv.gz', 'A,60,1,1,1', 'bad');
    expect([coverage, rejections]).toMatchObject([{ length: 1 }, { length: 1 }]);
    expect(exclusions).toBeDefined();
    expect(await readFiles(uploads.table, 'bucket')).toEqual({
      files: [{ source: sourceIdOf(summary.file), key: 'x.csv', manifest: summary }],
    });
  });

  test('returns refused files with the reason', async () => {
    const file = { ...uploads.fileOf('x.csv'), versionId: 'version' };
    await uploads.store.putRefusal(file, { name: 'EmptyFileError', reason: 'empty' });
    const refusal = { ...file, name: 'EmptyFileError', reason: 'empty' };
    expect((await readFiles(uploads.table, 'bucket')).files).toEqual([
      { source: sourceIdOf(file), key: 'x.csv', refusal },
    ]);

    const manifest = await uploads.upload('x.csv', 'A,60,1,1,1');
    expect((await readFiles(uploads.table, 'bucket')).files).toMatchObject([
      { refusal, manifest: { file: manifest.file } },
    ]);
  });

  test('returns a file whose first upload is being processed without a status', async () => {
    const file = { bucket: 'bucket', key: 'x.csv' };
    await uploads.table.batchWrite([{ kind: 'put', item: toFileItem(file) }]);
    expect((await readFiles(uploads.table, 'bucket')).files).toEqual([{ source: sourceIdOf(file), key: 'x.csv' }]);
  });

  test('returns a source once, ordered by key', async () => {
    for (const key of ['b.csv', 'a/2.csv', 'a/1.csv.gz', 'b.csv.zst', 'b.csv']) await uploads.upload(key);
    expect(await keysOf()).toEqual(['a/1.csv', 'a/2.csv', 'b.csv']);
    expect(await keysOf({}, 'other')).toEqual([]);
  });

  test.each([
    ['', 6],
    ['a', 3],
    ['a/', 2],
    ['a/1.csv', 1],
    ['c', 1],
    ['d', 1],
    ['e', 0],
  ])('returns the files whose keys begin with %j, in pages of any size', async (prefix, count) => {
    const keys = ['a.csv', 'a/1.csv', 'a/2.csv', 'b.csv', 'c.csv', 'd.csv'];
    for (const key of keys) await uploads.upload(key);
    const expected = keys.filter((key) => key.startsWith(prefix));
    expect(expected).toHaveLength(count);
    for (const limit of [1, 2, 3, 5, 6, 100]) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await readFiles(uploads.table, 'bucket', { prefix, limit, cursor });
        expect(page.files).toHaveLength(page.cursor === undefined ? page.files.length : limit);
        found.push(...page.files.map(({ key }) => key));
        ({ cursor } = page);
      } while (cursor !== undefined);
      expect(found).toEqual(expected);
    }
  });

  test('returns long keys whole', async () => {
    const keys = ['a', 'b'].map((end) => `${'é'.repeat(505)}${end}.csv`);
    for (const key of keys) await uploads.upload(key);
    expect(await keysOf({ prefix: 'éé' })).toEqual(expect.arrayContaining(keys));
    expect(await keysOf({ limit: 1 })).toHaveLength(1);
  });

  test.each<[FileQuery, string]>([
    [{ limit: 0 }, '`limit` must be an integer of 1 or more, got: 0'],
    [{ cursor: 'x' }, '`cursor` must be the cursor of a page, got: x'],
  ])('rejects %j', async (query, message) => {
    await expect(readFiles(uploads.table, 'bucket', query)).rejects.toThrow(new BarQueryError(message));
  });
});
