import { Lazy } from 'aws-cdk-lib/core';
import { duplicates, validateEach, validateKnownList, validateNotEmpty } from '../../src/private/validate-lists';

const LIST = Lazy.list({ produce: () => ['a'] });
const TOKEN = Lazy.string({ produce: () => '?' });

test.each<[string[] | undefined, string[]]>([
  [undefined, []],
  [['a'], []],
  [[TOKEN], []],
  [[], ['`l` must not be empty']],
  [LIST, ['`l` must be a list that is known at synthesis, got: a token']],
])('validateKnownList returns for %j: %j', (values, errors) => {
  expect(validateKnownList('l', values)).toEqual(errors);
});

test.each<[string[] | undefined, string[]]>([
  [undefined, []],
  [['a'], []],
  [LIST, []],
  [[], ['`l` must not be empty']],
])('validateNotEmpty returns for %j: %j', (values, errors) => {
  expect(validateNotEmpty('l', values)).toEqual(errors);
});

test.each<[string[] | undefined, string[]]>([
  [undefined, []],
  [LIST, []],
  [['a', TOKEN], []],
  [
    ['b', 'a', 'c'],
    ['`l` must be an a, got: b', '`l` must be an a, got: c'],
  ],
])('validateEach returns for %j: %j', (values, errors) => {
  expect(validateEach('l', values, /^a$/, 'an a')).toEqual(errors);
});

test('duplicates are returned once', () => {
  expect(duplicates(['a', 'b', 'a', 'c', 'a', 'b'])).toEqual(['a', 'b']);
  expect(duplicates(['a', 'b'])).toEqual([]);
});
