import { keysOf } from '../../../src/parsing/containers/archive-keys';

test.each([
  ['a/x.csv.gz', undefined, ['a/x.csv.gz']],
  ['a/x.zip', 'y.csv', ['a/y.csv', 'a/x.csv']],
  ['x.zip', 'b/c/y.ndjson', ['y.ndjson', 'x.ndjson']],
  ['a/x.csv.zip', 'y.csv', ['a/y.csv', 'a/x.csv']],
  ['a/x.csv', 'y.csv', ['a/y.csv', 'a/x.csv']],
  ['a.b/x.zip', 'y', ['a.b/y', 'a.b/x']],
])('a file with the key %s and the name %s in its archive may be recognised by %j', (key, memberName, expected) => {
  expect(keysOf(key, memberName)).toEqual(expected);
});
