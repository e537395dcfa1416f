import { distinctPrefixes, PrefixError, sourcePrefixOf } from '../../src/plan/prefixes';

test.each([
  [['trades/'], ['trades/']],
  [
    ['trades/b', 'trades/a'],
    ['trades/a', 'trades/b'],
  ],
  [['trades/a/b/', 'trades/a/', 'trades/a/'], ['trades/a/']],
  [['trades/a', 'trades/', 'trades/ab'], ['trades/']],
  [['trades/a-', 'trades/a', 'trades/a/'], ['trades/a']],
])('of the prefixes %j, %j list each file once', (prefixes, expected) => {
  expect(distinctPrefixes(prefixes, 'trades/')).toEqual(expected);
});

test.each(['', 'trade', 'exports/x', '/trades/'])('rejects the prefix %j, which may have other objects', (prefix) => {
  expect(() => distinctPrefixes(['trades/a', prefix], 'trades/')).toThrow(PrefixError);
  expect(() => distinctPrefixes([prefix], 'trades/')).toThrow('Expected prefixes that begin with trades/');
});

test.each([
  ['trades/', 'trades/'],
  ['trades/x.csv', 'trades/x.csv'],
  ['trades/x.csv.gz', 'trades/x.csv'],
  ['trades/x.csv.', 'trades/x.csv'],
  ['trades/x.csv.z', 'trades/x.csv'],
  ['trades/x.csv.zs', 'trades/x.csv'],
  ['trades/x.zip', 'trades/x'],
  ['trades/x.csv.gzip', 'trades/x.csv.gzip'],
])('the sources of files that begin with %s begin with %s', (prefix, expected) => {
  expect(sourcePrefixOf(prefix)).toBe(expected);
});
