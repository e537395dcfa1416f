import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import { targetKey } from '../../src/private/target-key';

const stack = new Stack(new App(), 'Stack');

test('a key is its own target', () => {
  const key = new kms.Key(stack, 'Key');
  expect(targetKey(key)).toBe(key);
});

test('an alias has a target', () => {
  const key = new kms.Key(stack, 'Target');
  expect(targetKey(key.addAlias('alias/one'))).toBe(key);
});

test('the name of an alias has no target', () => {
  expect(targetKey(kms.Alias.fromAliasName(stack, 'Alias', 'alias/two'))).toBeUndefined();
});
