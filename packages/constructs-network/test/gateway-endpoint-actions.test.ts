import { GatewayEndpointActions } from '../src';

test.each([
  ['s3', GatewayEndpointActions.S3],
  ['dynamodb', GatewayEndpointActions.DYNAMODB],
])('the actions of %s are exact, sorted and unique', (service, actions) => {
  for (const action of actions) expect(action).toMatch(new RegExp(`^${service}:[A-Z][A-Za-z]+$`));
  expect(actions).toEqual([...new Set(actions)].sort());
});

test.each([
  's3:PutBucketPolicy',
  's3:DeleteBucket',
  's3:PutObjectAcl',
  's3:PutLifecycleConfiguration',
  'dynamodb:DeleteTable',
  'dynamodb:UpdateTable',
])('%s is not allowed', (action) => {
  expect([...GatewayEndpointActions.S3, ...GatewayEndpointActions.DYNAMODB]).not.toContain(action);
});

test.each(['S3', 'DYNAMODB'] as const)('%s cannot be changed by its users', (list) => {
  expect(() => GatewayEndpointActions[list].push('s3:*')).toThrow(TypeError);
  expect(GatewayEndpointActions[list]).not.toContain('s3:*');
});
