import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { CrossAccountCallers } from '../../src';
import { CallersPrincipal, trustPolicySize } from '../../src/private/callers-principal';

const CALLERS = [
  CrossAccountCallers.accounts(['444455556666', '777788889999'], {
    principalArns: ['arn:aws:iam::444455556666:role/a', 'arn:aws:iam::444455556666:role/b'],
    externalId: 'bars',
  }),
  CrossAccountCallers.accounts(['111122223333', '444455556666']),
];

test('the size is that of the trust policy of a role', () => {
  // GIVEN
  const stack = new Stack(new App(), 'Stack');

  // WHEN
  const role = new iam.Role(stack, 'Role', {
    assumedBy: new iam.CompositePrincipal(...CALLERS.map((each) => new CallersPrincipal(each, 'aws'))),
  });

  // THEN
  expect(trustPolicySize(CALLERS)).toBe(JSON.stringify(stack.resolve(role.assumeRolePolicy)).length);
});

test('the CDK does not merge callers, because their conditions differ', () => {
  for (const each of CALLERS) expect(new CallersPrincipal(each, 'aws').dedupeString()).toBeUndefined();
});
