import { Duration, Lazy } from 'aws-cdk-lib/core';
import { validateInteger, validateKnown, validateSeconds } from '../../src/private/validate-range';

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
  [Duration.seconds(TOKEN), []],
  [Duration.seconds(2), []],
  [Duration.seconds(4), []],
  [Duration.seconds(1), ['`t` must be a whole number of seconds between 2 and 4, got: 1']],
  [Duration.millis(2500), ['`t` must be a whole number of seconds between 2 and 4, got: 2.5']],
  [Duration.seconds(5), ['`t` must be a whole number of seconds between 2 and 4, got: 5']],
])('validateSeconds returns for %p: %j', (value, errors) => {
  expect(validateSeconds('t', value, 2, 4)).toEqual(errors);
});

test.each<[Duration | undefined, string[]]>([
  [undefined, []],
  [Duration.seconds(2), []],
  [Duration.seconds(TOKEN), ['`t` must be known at synthesis, got: a token']],
])('validateKnown returns for %p: %j', (value, errors) => {
  expect(validateKnown('t', value)).toEqual(errors);
});
