import type { Resource } from '@trading/template';
import { violationsOf } from './violations';

const policy = (statement: object): Resource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [statement] } },
});
const allow = (Action: unknown, Resource: unknown = 'arn:aws:s3:::b') => policy({ Effect: 'Allow', Action, Resource });

test.each<[string, Resource, string]>([
  ['a wildcard in a list', allow(['s3:GetObject', '*']), 'no-wildcard-action at Properties/PolicyDocument'],
  ['a wildcard in Fn::Sub', allow({ 'Fn::Sub': 's3:${x}*' }), 'no-wildcard-action at Properties/PolicyDocument'],
  [
    'a wildcard in a statement outside a list',
    {
      Type: 'AWS::S3::BucketPolicy',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:*', Resource: 'arn' } } },
    },
    'no-wildcard-action at Properties/PolicyDocument',
  ],
  [
    'all resources for an action that IAM can restrict, beside one that it cannot',
    allow(['ec2:DescribeSubnets', 'ec2:CreateNetworkInterface'], ['*']),
    'no-wildcard-resource at Properties/PolicyDocument',
  ],
  [
    'NotPrincipal without a condition',
    policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn', NotPrincipal: { AWS: 'x' } }),
    'no-public-principal at Properties/PolicyDocument',
  ],
  ['an inline policy', { Type: 'AWS::IAM::Policy', Properties: {} }, 'no-inline-policy at Type'],
  ['a custom resource of AWS', { Type: 'AWS::CloudFormation::CustomResource' }, 'no-custom-resource at Type'],
])('the rules reject %s', (_name, resource, violation) => {
  expect(violationsOf(resource)).toEqual([violation]);
});

test.each<[string, Resource]>([
  ['an exact action on an exact resource', allow('s3:GetObject')],
  ['a Deny with wildcards, which grants nothing', policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' })],
  ['all resources for an action that IAM cannot restrict', allow(['ec2:DescribeSubnets'], '*')],
  ['all resources for traces', allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*')],
  [
    'CloudWatch Logs, restricted to a log group by its encryption context',
    policy({
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: 'arn',
      Principal: { Service: 'logs.us-east-1.amazonaws.com' },
      Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': 'arn' } },
    }),
  ],
  ['a resource without properties', { Type: 'AWS::SNS::Topic' }],
  [
    'every principal of an organisation, by a condition',
    policy({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn',
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
    }),
  ],
])('the rules accept %s', (_name, resource) => {
  expect(violationsOf(resource)).toEqual([]);
});

describe('the rule for principals of whole accounts', () => {
  const policy = (AWS: unknown, Condition?: object) =>
    violationsOf({
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Principal: { AWS }, Condition }] },
      },
    }).filter((violation) => violation.startsWith('account-principal-is-narrowed'));
  const violation = ['account-principal-is-narrowed at Properties/PolicyDocument'];
  const named = { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::444444444444:role/analyst'] } };

  test.each([
    '*',
    '444444444444',
    'arn:aws:iam::444444444444:root',
    ['arn:aws:iam::444444444444:role/a', '*'],
    { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444444444444:root']] },
  ])('rejects %j unless a condition names ARNs', (principal) => {
    expect(policy(principal, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })).toEqual(violation);
    expect(policy(principal, named)).toEqual([]);
  });

  test('accepts named principals', () => {
    expect(policy('arn:aws:iam::444444444444:role/analyst')).toEqual([]);
    expect(policy({ 'Fn::GetAtt': ['Role', 'Arn'] })).toEqual([]);
  });
});
