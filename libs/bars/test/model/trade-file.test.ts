import { generationOf, sourceIdOf } from '../../src/model/trade-file';

describe('generationOf', () => {
  test('makes sequencers of different lengths comparable', () => {
    expect(generationOf('0055AED6DCD90281E5') < generationOf('0055AED6DCD90281E6')).toBe(true);
    expect(generationOf('0055AED6DCD90281E5') < generationOf('0055AED6DCD90281E501')).toBe(true);
    expect(generationOf('0055AED6DCD90281E501') < generationOf('0055AED6DCD90281E6')).toBe(true);
    expect(generationOf('0055AED6DCD9') < generationOf('0055AED6DCD90281E5')).toBe(true);
    expect(generationOf('0055aed6dcd9')).toBe(generationOf('0055AED6DCD9'));
  });
});

describe('sourceIdOf', () => {
  test('takes a file and the same file compressed for one', () => {
    expect(sourceIdOf({ bucket: 'a', key: 'x.csv.gz' })).toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
    expect(sourceIdOf({ bucket: 'a', key: 'x.csv.zst' })).toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
    expect(sourceIdOf({ bucket: 'a', key: 'x.csvzst' })).not.toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
    expect(sourceIdOf({ bucket: 'a', key: 'x.gz.csv' })).not.toBe(sourceIdOf({ bucket: 'a', key: 'x.csv' }));
  });

  test('tells buckets and keys apart, and nothing else', () => {
    const id = sourceIdOf({ bucket: 'a', key: 'b/c' });
    expect(id).toMatch(/^[0-9a-f]{20}$/);
    expect(sourceIdOf({ bucket: 'a', key: 'b/d' })).not.toBe(id);
    expect(sourceIdOf({ bucket: 'b', key: 'b/c' })).not.toBe(id);
  });
});
