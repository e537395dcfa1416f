import { generationOf, padGeneration, sourceIdOf, withoutCompressionSuffix } from '../../src/model/trade-file';

describe('generationOf', () => {
  test('makes sequencers of different lengths comparable', () => {
    expect(generationOf('0055AED6DCD90281E5') < generationOf('0055AED6DCD90281E6')).toBe(true);
    expect(generationOf('0055AED6DCD90281E5') < generationOf('0055AED6DCD90281E501')).toBe(true);
    expect(generationOf('0055AED6DCD90281E501') < generationOf('0055AED6DCD90281E6')).toBe(true);
    expect(generationOf('0055AED6DCD9') < generationOf('0055AED6DCD90281E5')).toBe(true);
    expect(generationOf('0055aed6dcd9')).toBe(generationOf('0055AED6DCD9'));
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
