import { Duration, Lazy } from 'aws-cdk-lib/core';
import { validateInteger, validateMilliseconds } from '../../src/private/validate-range';

const TOKEN = Lazy.number({ produce: () => 7 });

test.each<[number | undefined, string[]]>([
  [undefined, []],
  [TOKEN, []],
  [1, ['`n` must be an integer of at least 2, got: 1']],
  [2, []],
  [2.5, ['`n` must be an integer of at least 2, got: 2.5']],
])('validateInteger without a maximum returns for %p: %j', (value, errors) => {
  expect(validateInteger('n', value, 2)).toEqual(errors);
});

test.each<[number, string[]]>([
  [4, []],
  [5, ['`n` must be an integer between 2 and 4, got: 5']],
])('validateInteger with a maximum returns for %p: %j', (value, errors) => {
  expect(validateInteger('n', value, 2, 4)).toEqual(errors);
});

test.each<[Duration | undefined, string[]]>([
  [undefined, []],
  [Duration.millis(TOKEN), []],
  [Duration.millis(50), []],
  [Duration.seconds(2), []],
  [Duration.millis(49), ['`t` must be a whole number of milliseconds between 50 and 2000, got: 49']],
  [Duration.millis(50.5), ['`t` must be a whole number of milliseconds between 50 and 2000, got: 50.5']],
  [Duration.millis(2001), ['`t` must be a whole number of milliseconds between 50 and 2000, got: 2001']],
])('validateMilliseconds returns for %p: %j', (value, errors) => {
  expect(validateMilliseconds('t', value, 50, 2000)).toEqual(errors);
});
