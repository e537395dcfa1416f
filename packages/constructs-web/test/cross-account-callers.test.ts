import { Lazy } from 'aws-cdk-lib/core';
import { ApiAccess, CrossAccountCallers, type CrossAccountCallersOptions } from '../src';

const ACCOUNT = '444455556666';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/analysis`;
const TOKEN = Lazy.string({ produce: () => '?' });
const LIST = Lazy.list({ produce: () => ['?'] });

test.each<[string[], CrossAccountCallersOptions]>([
  [[ACCOUNT], {}],
  [[TOKEN], { principalArns: [ROLE], externalId: TOKEN }],
  [[ACCOUNT], { principalArns: [ROLE, 'arn:aws:iam::*:user/ann', TOKEN], externalId: 'Bars:/reader_1' }],
])('accounts %j with %j are accepted', (accountIds, options) => {
  expect(() => CrossAccountCallers.accounts(accountIds, options)).not.toThrow();
});

test.each<[string[], CrossAccountCallersOptions, string]>([
  [[], {}, '`accountIds` must not be empty'],
  [LIST, {}, '`accountIds` must be a list that is known at synthesis, got: a token'],
  [['1'], {}, '`accountIds` must be account IDs of 12 digits, got: 1'],
  [['*'], {}, '`accountIds` must be account IDs of 12 digits, got: *'],
  [[ACCOUNT], { principalArns: [] }, '`principalArns` must not be empty'],
  [[ACCOUNT], { principalArns: ['*'] }, '`principalArns` must be ARNs of roles or users, got: *'],
  [
    [ACCOUNT],
    { principalArns: ['arn:aws:iam::111122223333:role/a'] },
    '`principalArns` must belong to the accounts in `accountIds`, got: arn:aws:iam::111122223333:role/a',
  ],
  [[ACCOUNT], { externalId: 'x' }, '`externalId` must be 2 to 1224 letters, digits or "+=,.@:/-_", got: x'],
  [['1'], { externalId: 'a b' }, '`accountIds` must be account IDs of 12 digits, got: 1\n`externalId` must be'],
])('accounts %j with %j are rejected: %s', (accountIds, options, message) => {
  expect(() => CrossAccountCallers.accounts(accountIds, options)).toThrow(message);
});

test.each(['o-a1b2c3d4e5', TOKEN])('the organization %p is accepted', (id) => {
  expect(() => CrossAccountCallers.organization(id, { principalArns: ['arn:aws:iam::*:role/analysis'] })).not.toThrow();
});

test('an organization with an invalid ID or option is rejected', () => {
  expect(() => CrossAccountCallers.organization('o-1', { externalId: '' })).toThrow(
    '`organizationId` must be "o-" followed by 10 to 32 lowercase letters or digits, got: o-1\n`externalId` must be',
  );
});

test('callers that do not fit in a trust policy are rejected', () => {
  // GIVEN
  const accounts = (count: number): CrossAccountCallers[] => [
    CrossAccountCallers.accounts(Array.from({ length: count }, (_, index) => `${100_000_000_000 + index}`)),
  ];

  // THEN
  expect(() => ApiAccess.iam({ crossAccountCallers: accounts(36) })).not.toThrow();
  expect(() => ApiAccess.iam({ crossAccountCallers: accounts(40) })).toThrow(
    /^`crossAccountCallers` must fit in a trust policy of 2048 characters, got: \d+ characters; use an organization, /,
  );
});
