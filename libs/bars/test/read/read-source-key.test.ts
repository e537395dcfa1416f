import { sourceIdOf } from '../../src/model/trade-file';
import { readSourceKey } from '../../src/read/read-source-key';
import { SourceUploads } from '../source-uploads';

describe('readSourceKey', () => {
  test('returns the key of the current upload, with its compression suffix', async () => {
    const uploads = new SourceUploads();
    const source = sourceIdOf({ bucket: 'bucket', key: 'a/x.csv' });

    expect(await readSourceKey(uploads.table, source)).toBeUndefined();
    await uploads.upload('a/x.csv', 'A,60,1,1,1');
    expect(await readSourceKey(uploads.table, source)).toBe('a/x.csv');
    await uploads.upload('a/x.csv.gz', 'A,60,1,1,1');
    expect(await readSourceKey(uploads.table, source)).toBe('a/x.csv.gz');
  });
});
