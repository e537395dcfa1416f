import { objectKeyMatchers } from '../../src/private/object-key-matchers';

test.each([
  [undefined, undefined, undefined],
  ['', '', undefined],
  ['trades/', undefined, [{ prefix: 'trades/' }]],
  [undefined, '.csv', [{ suffix: '.csv' }]],
  ['trades/', '', [{ prefix: 'trades/' }]],
  ['trades/', '.csv', [{ wildcard: 'trades/*.csv' }]],
  ['a*b\\', '*', [{ wildcard: 'a\\*b\\\\*\\*' }]],
  ['a*b', undefined, [{ prefix: 'a*b' }]],
])('the prefix %p and the suffix %p render %p', (prefix, suffix, expected) => {
  expect(objectKeyMatchers(prefix, suffix)).toEqual(expected);
});
