import {
  isSameVersion,
  isTradeFileKey,
  keysOfSource,
  sourceIdOf,
  withoutCompressionSuffix,
  type ObjectVersion,
  type Upload,
} from '../../src/model/trade-file';
import { fileOf } from '../manifest-of';

describe('isSameVersion', () => {
  const VERSION: ObjectVersion = { bucket: 'b', key: 'x.csv', versionId: 'v', etag: 'e' };
  const { versionId: _versionId, ...UNVERSIONED } = VERSION;

  test('is true for a version, whatever else is known of it', () => {
    expect(isSameVersion(VERSION, fileOf({ ...VERSION, uploadedAt: 1_000 }))).toBe(true);
    expect(isSameVersion(fileOf(VERSION), fileOf({ ...VERSION, uploadedAt: 1_000 }))).toBe(true);
  });

  test.each([{ bucket: 'c' }, { key: 'x.csv.gz' }, { versionId: 'w' }, { etag: 'f' }])(
    'is false for another version: %j',
    (change) => {
      expect(isSameVersion(VERSION, { ...VERSION, ...change })).toBe(false);
    },
  );

  test('is true for the same bytes of a key without versions', () => {
    expect(isSameVersion(UNVERSIONED, { ...UNVERSIONED })).toBe(true);
    expect(isSameVersion(UNVERSIONED, { ...UNVERSIONED, etag: 'f' })).toBe(false);
  });

  test('is false for the same bytes that were uploaded at another time to a key without versions', () => {
    const uploads = [0, 1_000].map((uploadedAt) => ({ ...UNVERSIONED, uploadedAt })) as [Upload, Upload];
    expect(isSameVersion(uploads[0], uploads[1])).toBe(false);
    expect(isSameVersion(uploads[0], { ...uploads[0] })).toBe(true);
    expect(isSameVersion(UNVERSIONED, uploads[1])).toBe(true);
  });

  test('is false for a version and an object without one', () => {
    expect(isSameVersion(VERSION, UNVERSIONED)).toBe(false);
    expect(isSameVersion(UNVERSIONED, VERSION)).toBe(false);
  });
});

describe('keysOfSource', () => {
  test.each(['x.csv', 'x.csv.gz', 'x.csv.zst'])('has all keys of the source of %s', (key) => {
    expect(keysOfSource(key)).toEqual(['x.csv', 'x.csv.gz', 'x.csv.zip', 'x.csv.zst']);
    for (const each of keysOfSource(key)) {
      expect(sourceIdOf({ bucket: 'b', key: each })).toBe(sourceIdOf({ bucket: 'b', key }));
    }
  });

  test('has no key of another source', () => {
    expect(keysOfSource('x.gz.gz')).toEqual(['x.gz.gz', 'x.gz.zip', 'x.gz.zst']);
  });
});

describe('isTradeFileKey', () => {
  test.each([
    ...['trades/', 'trades/2024/', 'trades/2024_$folder$', ''],
    ...['trades/_SUCCESS', '_SUCCESS', 'trades/.DS_Store', 'trades/.x.csv.crc', 'trades/_x.csv'],
    ...['x.csv.CHECKSUM', 'x.zip.checksum', 'x.csv.crc', 'x.csv.md5', 'x.csv.sha1', 'x.csv.SHA256', 'x.csv.sha512'],
    ...['x.csv.tmp', 'x.csv.gz.part', 'x.partial', 'x.csv.crdownload'],
  ])('returns false for %j', (key) => {
    expect(isTradeFileKey(key)).toBe(false);
  });

  test.each([
    ...[
      'x',
      'x.csv',
      'x.ndjson.gz',
      'trades/_2024/.in/x.csv',
      'trades/tmp',
      'trades/x.tmp/a.csv',
      'part',
      'x-part.csv',
    ],
    ...['md5.csv', 'x_.csv', 'x.tmp.csv', '$folder$', 'x.parts', 'SUCCESS'],
  ])('returns true for %j', (key) => {
    expect(isTradeFileKey(key)).toBe(true);
  });
});

describe('withoutCompressionSuffix', () => {
  test.each([
    ['trades/x.csv', 'trades/x.csv'],
    ['trades/x.csv.gz', 'trades/x.csv'],
    ['trades/x.ndjson.zst', 'trades/x.ndjson'],
    ['trades/x.csv.zip', 'trades/x.csv'],
    ['trades/x.csv.gz.zst', 'trades/x.csv.gz'],
    ['trades/x.gz.csv', 'trades/x.gz.csv'],
    ['trades/x.csvgz', 'trades/x.csvgz'],
    ['trades/x.csv.GZ', 'trades/x.csv.GZ'],
  ])('of %s is %s', (key, expected) => {
    expect(withoutCompressionSuffix(key)).toBe(expected);
  });
});

describe('sourceIdOf', () => {
  test('is the same for a file and its compressed form', () => {
    expect(sourceIdOf({ bucket: 'a', key: 'x.csv.gz' })).toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
    expect(sourceIdOf({ bucket: 'a', key: 'x.csv.zst' })).toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
    expect(sourceIdOf({ bucket: 'a', key: 'x.csv.zip' })).toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
    expect(sourceIdOf({ bucket: 'a', key: 'x.csvzst' })).not.toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
    expect(sourceIdOf({ bucket: 'a', key: 'x.gz.csv' })).not.toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
  });

  test('is 20 hexadecimal digits, different for another bucket or key', () => {
    const id = sourceIdOf({ bucket: 'a', key: 'b/c' });
    expect(id).toMatch(/^[0-9a-f]{20}$/);
    expect(sourceIdOf({ bucket: 'a', key: 'b/d' })).not.toBe(id);
    expect(sourceIdOf({ bucket: 'b', key: 'b/c' })).not.toBe(id);
  });
});
