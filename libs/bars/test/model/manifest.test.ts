import { isManifestOf, stateOf } from '../../src/model/manifest';
import { fileOf, manifestOf, UPLOADED_AT } from '../manifest-of';

const FILE = fileOf({ versionId: 'v' });
const MANIFEST = manifestOf(FILE);

describe('stateOf', () => {
  test('is the generation if no deletion is taken into account', () => {
    expect(stateOf(MANIFEST)).toBe(FILE.generation);
  });

  test('differs for each deletion that is taken into account, and for each generation', () => {
    const states = [
      MANIFEST,
      { ...MANIFEST, asOf: '1' },
      { ...MANIFEST, asOf: '2' },
      { ...MANIFEST, file: fileOf({ etag: 'other' }) },
      { ...MANIFEST, file: fileOf({ etag: 'other' }), asOf: '1' },
    ].map(stateOf);
    expect(new Set(states).size).toBe(5);
    expect(states[1]).toBe(`${FILE.generation}#1`);
  });

  test('does not depend on what else is known', () => {
    const manifest = manifestOf(FILE, { asOf: '1', existedAt: '1', replay: 2 });
    expect(stateOf(manifest)).toBe(stateOf({ file: FILE, asOf: '1' }));
  });
});

describe('isManifestOf', () => {
  const { bucket, key, versionId, etag } = FILE;

  test('is true for the version that the bars are made of, by whatever replay', () => {
    expect(isManifestOf(MANIFEST, { bucket, key, versionId, etag })).toBe(true);
    expect(isManifestOf({ ...MANIFEST, replay: 2 }, { bucket, key, versionId, etag })).toBe(true);
    expect(isManifestOf(MANIFEST, fileOf({ versionId, uploadedAt: UPLOADED_AT + 1_000 }))).toBe(true);
  });

  test.each([{ bucket: 'c' }, { key: 'x.csv.gz' }, { versionId: 'w' }, { versionId: undefined }, { etag: 'f' }])(
    'is false for another version: %p',
    (change) => {
      expect(isManifestOf(MANIFEST, { ...FILE, ...change })).toBe(false);
    },
  );

  test('is false for the manifest of a deletion', () => {
    expect(isManifestOf({ ...MANIFEST, deleted: true }, FILE)).toBe(false);
  });
});
