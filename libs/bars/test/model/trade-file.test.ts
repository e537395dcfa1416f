import {
  generationOf,
  isTradeFileKey,
  padGeneration,
  sourceIdOf,
  withoutCompressionSuffix,
} from '../../src/model/trade-file';

describe('generationOf', () => {
  test('makes sequencers of different lengths comparable', () => {
    expect(generationOf('0055AED6DCD90281E5') < generationOf('0055AED6DCD90281E6')).toBe(true);
    expect(generationOf('0055AED6DCD90281E5') < generationOf('0055AED6DCD90281E501')).toBe(true);
    expect(generationOf('0055AED6DCD90281E501') < generationOf('0055AED6DCD90281E6')).toBe(true);
    expect(generationOf('0055AED6DCD9') < generationOf('0055AED6DCD90281E5')).toBe(true);
    expect(generationOf('0055aed6dcd9')).toBe(generationOf('0055AED6DCD9'));
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

describe('padGeneration', () => {
  test('restores the trailing zeros of a generation', () => {
    const generation = generationOf('0055AED6DCD90281E500');
    expect(padGeneration('0055AED6DCD90281E5')).toBe(generation);
    expect(padGeneration(generation)).toBe(generation);
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
