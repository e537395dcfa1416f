import { sourceIdOf } from '../../src/model/trade-file';
import { readUploadStatus } from '../../src/read/upload-status';
import { SourceUploads } from '../source-uploads';

let uploads: SourceUploads;

beforeEach(() => {
  uploads = new SourceUploads();
});

describe('readUploadStatus', () => {
  test('returns a manifest as it was written, with the coverage of many instruments', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `S${index},${60 * index},1,1,${index}`);
    const manifest = await uploads.upload('1.csv', ...lines, 'bad');

    expect(await readUploadStatus(uploads.table, sourceIdOf({ bucket: 'bucket', key: '1.csv' }))).toEqual({ manifest });
    expect(manifest.coverage).toHaveLength(300);
  });

  test('returns the upload and the reason of the newest refusal, and nothing else of its item', async () => {
    const older = uploads.fileOf('1.csv');
    const newer = uploads.fileOf('1.csv');
    await uploads.store.putRefusal(newer, { name: 'NewerError', reason: 'newer' });
    await uploads.store.putRefusal(older, { name: 'OlderError', reason: 'older' });

    expect(await readUploadStatus(uploads.table, sourceIdOf(newer))).toEqual({
      refusal: { ...newer, name: 'NewerError', reason: 'newer' },
    });
  });
});
