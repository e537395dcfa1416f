import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { ApiAccess, type IamApiAccessOptions, type JwtApiAccessOptions } from '../src';

const ISSUER = 'https://login.example.com/';
const TOKEN = Lazy.string({ produce: () => '?' });
const LIST = Lazy.list({ produce: () => ['?'] });

test.each<JwtApiAccessOptions>([
  { issuer: ISSUER, audience: ['bars'] },
  { issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc', audience: ['a', 'b'], scopes: ['read'] },
  { issuer: TOKEN, audience: LIST, scopes: LIST },
])('tokens with %j are accepted', (options) => {
  expect(() => ApiAccess.jwt(options)).not.toThrow();
});

test.each<[JwtApiAccessOptions, string]>([
  [{ issuer: 'http://x.test', audience: ['a'] }, '`issuer` must be an HTTPS URL without a query, got: http://x.test'],
  [{ issuer: 'x.test', audience: ['a'] }, '`issuer` must be an HTTPS URL without a query, got: x.test'],
  [{ issuer: 'https://x.test?a', audience: ['a'] }, '`issuer` must be an HTTPS URL without a query'],
  [{ issuer: ISSUER, audience: [] }, '`audience` must not be empty'],
  [{ issuer: ISSUER, audience: [], scopes: [] }, '`audience` must not be empty\n`scopes` must not be empty'],
])('tokens with %j are rejected: %s', (options, message) => {
  expect(() => ApiAccess.jwt(options)).toThrow(message);
});

test.each<[IamApiAccessOptions, string]>([
  [{ crossAccountCallers: [] }, '`crossAccountCallers` must not be empty'],
  [{ callerRoleName: 'caller' }, '`callerRoleName` must not be set without `crossAccountCallers`'],
])('IAM with %j is rejected: %s', (options, message) => {
  expect(() => ApiAccess.iam(options)).toThrow(message);
});

test('a permissions boundary without callers is rejected', () => {
  const stack = new Stack(new App(), 'Stack');
  const permissionsBoundary = iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'limits');
  expect(() => ApiAccess.iam({ permissionsBoundary })).toThrow(
    '`permissionsBoundary` must not be set without `crossAccountCallers`',
  );
});

test('open access requires a reason', () => {
  expect(() => ApiAccess.open({ reason: 'The status is public' })).not.toThrow();
  expect(() => ApiAccess.open({ reason: 'because' })).toThrow(
    "`reason` must have at least 10 characters, got: 'because'",
  );
});
