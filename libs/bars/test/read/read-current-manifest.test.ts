import { IncompleteManifestError } from '../../src/errors';
import { sourceIdOf } from '../../src/model/trade-file';
import { readCurrentManifest } from '../../src/read/read-current-manifest';
import { SourceUploads } from '../source-uploads';

const FILE = { bucket: 'bucket', key: 'x.csv' };

let uploads: SourceUploads;
let operations: string[];
/** Runs once, before the next look-up of details. */
let meanwhile: (() => Promise<unknown>) | undefined;

function deleteItems(isDeleted: (sk: string) => boolean): void {
  for (const [key, { sk }] of uploads.table.items) if (isDeleted(sk)) uploads.table.items.delete(key);
}

beforeEach(() => {
  operations = [];
  meanwhile = undefined;
  uploads = new SourceUploads('1m', async (when, operation) => {
    if (when === 'after') return;
    operations.push(operation);
    if (operation !== 'batchGet') return;
    const act = meanwhile;
    meanwhile = undefined;
    await act?.();
  });
});

describe('readCurrentManifest', () => {
  test('returns the manifest of the last upload of a source, compressed or not', async () => {
    await uploads.upload('x.csv', 'A,60,1,1,1');
    const manifest = await uploads.upload('x.csv.gz', 'A,60,2,1,1', 'bad');

    expect(await readCurrentManifest(uploads.table, sourceIdOf(FILE))).toEqual(manifest);
    expect(await readCurrentManifest(uploads.table, sourceIdOf({ ...FILE, key: 'x.csv.zst' }))).toEqual(manifest);
  });

  test('returns undefined for a source without a manifest', async () => {
    await uploads.upload('y.csv', 'A,60,1,1,1');
    expect(await readCurrentManifest(uploads.table, sourceIdOf(FILE))).toBeUndefined();
  });

  test('returns the newer manifest if a generation is replaced while it is read', async () => {
    await uploads.upload('x.csv', 'A,60,1,1,1');
    let newer: unknown;
    meanwhile = async () => {
      newer = await uploads.upload('x.csv', 'B,60,1,1,1');
    };

    expect(await readCurrentManifest(uploads.table, sourceIdOf(FILE))).toEqual(newer);
    expect(newer).toBeDefined();
  });

  test.each([
    ['the report', (sk: string) => sk.startsWith('REPORT'), 1],
    ['the coverage', (sk: string) => sk.startsWith('COVERAGE'), 1],
    ['all details', (sk: string) => /^(REPORT|COVERAGE)/.test(sk), 2],
  ])('fails after a second attempt if %s of the current manifest is missing', async (_name, isDeleted, missing) => {
    await uploads.upload('x.csv', 'A,60,1,1,1');
    deleteItems(isDeleted);
    operations = [];

    await expect(readCurrentManifest(uploads.table, sourceIdOf(FILE))).rejects.toThrow(
      new IncompleteManifestError('x.csv', missing),
    );
    expect(operations).toEqual(['get', 'batchGet', 'get', 'batchGet']);
  });
});
