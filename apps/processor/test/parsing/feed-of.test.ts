import { feedOf } from '../../src/parsing/feed-of';

describe('feedOf', () => {
  const text = (column: string) => ({ exchange: 'binance', empty: '' })[column];

  test.each([
    ['a fixed feed', 'f', 'f'],
    ['the value of a column', { column: 'exchange' }, 'binance'],
    ['the value of a column after a prefix', { column: 'exchange', prefix: 'tardis-' }, 'tardis-binance'],
    ['the default for an empty value', { column: 'empty', prefix: 'p-', default: 'd' }, 'd'],
    ['the default for a missing column', { column: 'other', default: 'd' }, 'd'],
    ['nothing if there is no default', { column: 'empty', prefix: 'p-' }, undefined],
  ])('returns %s', (_what, feed, expected) => {
    expect(feedOf({ feed }, text)).toBe(expected);
  });
});
