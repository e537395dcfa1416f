import type { Resource } from '@trading/template';
import { violationsOf } from './violations';

describe('the rule for the resources of policies', () => {
  const arn = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
  const objects = { 'Fn::Join': ['', [arn, '/*']] };
  const policy = (Bucket: unknown, Resource: unknown): Resource => ({
    Type: 'AWS::S3::BucketPolicy',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      Bucket,
      PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource }] },
    },
  });
  const others = { Bucket: { Type: 'AWS::S3::AccessPoint' } };
  const broken = ['policy-names-its-resource at Properties/PolicyDocument'];

  test('accepts the bucket of the policy, and any text for a bucket of others', () => {
    expect(violationsOf(policy({ Ref: 'Bucket' }, [arn, objects]), others)).toEqual([]);
    expect(violationsOf(policy('bucket', 'arn:aws:s3:::bucket'))).toEqual([]);
  });

  test.each([
    ['all resources', [arn, '*']],
    ['no resource', undefined],
    ['another bucket', { 'Fn::GetAtt': ['Other', 'Arn'] }],
  ])('rejects %s', (_case, resource) => {
    expect(violationsOf(policy({ Ref: 'Bucket' }, resource), others)).toEqual(broken);
  });

  test('covers queues', () => {
    const Properties = {
      Queues: [{ Ref: 'Bucket' }],
      PolicyDocument: { Statement: [{ Effect: 'Deny', Resource: '*' }] },
    };
    expect(violationsOf({ Type: 'AWS::SQS::QueuePolicy', Properties }, others)).toEqual(broken);
  });
});

test.each(['Roles', 'Users', 'Groups'])('the rules reject a policy that is attached to %s of others', (name) => {
  const policy = (...principals: unknown[]) =>
    violationsOf({ Type: 'AWS::IAM::ManagedPolicy', Properties: { [name]: principals } });
  expect(policy({ Ref: 'Role' })).toEqual([]);
  expect(policy({ Ref: 'Role' }, 'administrator')).toEqual([`policy-is-for-own-roles at Properties/${name}`]);
});

test('the rules require a signature at the address of a function', () => {
  const url = (AuthType: string) => violationsOf({ Type: 'AWS::Lambda::Url', Properties: { AuthType } });
  expect(url('AWS_IAM')).toEqual([]);
  expect(url('NONE')).toEqual(['function-url-requires-signature at Properties/AuthType']);
});

test('the rules reject secrets in parameters and environment variables', () => {
  const parameter = (Name: string) => violationsOf({ Type: 'AWS::SSM::Parameter', Properties: { Name, Value: 'x' } });
  const variables = (Variables: object) =>
    violationsOf({ Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } }).filter((violation) =>
      violation.startsWith('no-plain-secret'),
    );

  expect(parameter('bars/interval')).toEqual([]);
  expect(parameter('broker-password')).toEqual(['no-plain-secret at Properties/Value']);
  expect(variables({ TABLE_NAME: 'x', SECRET_ARN: { Ref: 'Secret' } })).toEqual([]);
  expect(variables({ SECRET: 'arn:aws:secretsmanager:us-east-1:333333333333:secret:x' })).toEqual([]);
  expect(variables({ API_KEY: 'x' })).toEqual(['no-plain-secret at Properties/Environment/Variables/API_KEY']);
});
