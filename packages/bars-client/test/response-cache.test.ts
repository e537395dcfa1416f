import { MemoryCache } from '../src/index.ts';

const response = (body: string) => ({ etag: '"a"', body });

describe('MemoryCache', () => {
  test('drops the answer that was not used for the longest time', () => {
    const cache = new MemoryCache({ maxEntries: 2 });
    cache.set('a', response('1'));
    cache.set('b', response('2'));
    cache.get('a');
    cache.set('c', response('3'));
    expect(['a', 'b', 'c'].map((url) => cache.get(url)?.body)).toEqual(['1', undefined, '3']);
  });

  test('limits the sum of all bodies', () => {
    const cache = new MemoryCache({ maxCharacters: 10 });
    cache.set('a', response('12345'));
    cache.set('b', response('12345'));
    cache.set('a', response('1'));
    cache.set('c', response('1234'));
    expect(['a', 'b', 'c'].map((url) => cache.get(url)?.body.length)).toEqual([1, 5, 4]);
    cache.set('d', response('1'));
    expect(['a', 'b', 'c', 'd'].map((url) => cache.get(url)?.body.length)).toEqual([undefined, 5, 4, 1]);
  });

  test('does not keep an answer that is larger than the limit', () => {
    const cache = new MemoryCache({ maxCharacters: 10 });
    cache.set('a', response('12345678901'));
    expect(cache.get('a')).toBeUndefined();
    cache.set('b', response('1234567890'));
    expect(cache.get('b')).toBeDefined();
  });
});
