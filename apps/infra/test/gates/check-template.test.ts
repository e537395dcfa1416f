import { ENVIRONMENT_NAMES } from '../../src/environments';
import { checkTemplate } from '../../src/gates/check-template';
import { EXPECTATIONS } from '../../src/gates/expectations';
import type { Resource } from '../../src/gates/template';
import { synthesise } from '../synthesise';

const policy = (statement: object): Resource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [statement] } },
});
const allow = (Action: unknown, Resource: unknown = 'arn:aws:s3:::b') => policy({ Effect: 'Allow', Action, Resource });

/** Production's rules that a resource breaks, and where. */
const broken = (resource: Resource) =>
  checkTemplate({ Resources: { Thing: resource } }, EXPECTATIONS.production)
    .filter(({ rule }) => rule.name !== 'tags')
    .map(({ rule, location }) => `${rule.name} at ${location}`);

describe('checkTemplate', () => {
  test.each<[string, Resource, string]>([
    ['a wildcard in a list', allow(['s3:GetObject', '*']), 'no-wildcard-action at Properties/PolicyDocument'],
    ['a wildcard put together', allow({ 'Fn::Sub': 's3:${x}*' }), 'no-wildcard-action at Properties/PolicyDocument'],
    [
      'a statement that is no list',
      {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:*' } } },
      },
      'no-wildcard-action at Properties/PolicyDocument',
    ],
    [
      'every resource for one action too many',
      allow(['ec2:DescribeSubnets', 'ec2:CreateNetworkInterface'], ['*']),
      'no-wildcard-resource at Properties/PolicyDocument',
    ],
    [
      'everybody by exception',
      policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn', NotPrincipal: { AWS: 'x' } }),
      'no-public-principal at Properties/PolicyDocument',
    ],
    ['an inline policy', { Type: 'AWS::IAM::Policy', Properties: {} }, 'no-inline-policy at Type'],
    ['a custom resource of AWS', { Type: 'AWS::CloudFormation::CustomResource' }, 'no-custom-resource at Type'],
    [
      'a way out beside its security group',
      { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { CidrIp: '0.0.0.0/0', IpProtocol: '-1' } },
      'no-open-egress at Properties',
    ],
    ['a key that goes', { Type: 'AWS::KMS::Key', UpdateReplacePolicy: 'Retain' }, 'data-is-kept at DeletionPolicy'],
  ])('finds %s', (_name, resource, finding) => {
    expect(broken(resource)).toEqual([finding]);
  });

  test.each<[string, Resource]>([
    ['an exact action on an exact resource', allow('s3:GetObject')],
    ['a Deny with wildcards, which is no privilege', policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' })],
    ['every resource for an action that IAM cannot narrow', allow(['ec2:DescribeSubnets'], '*')],
    ['every resource for traces', allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*')],
    [
      'CloudWatch Logs, for a log group by its encryption context',
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
      'an organisation, by a condition',
      policy({
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn',
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      }),
    ],
  ])('lets pass %s', (_name, resource) => {
    expect(broken(resource)).toEqual([]);
  });

  test('lets a NAT instance send anything, and nobody else', () => {
    const egress = [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }];
    const group: Resource = { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress: egress } };
    const rulesOf = (SourceDestCheck: boolean) =>
      checkTemplate(
        {
          Resources: {
            Group: group,
            Interface: {
              Type: 'AWS::EC2::NetworkInterface',
              Properties: { SourceDestCheck, GroupSet: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
            },
          },
        },
        EXPECTATIONS.production,
      ).map(({ rule }) => rule.name);

    expect(rulesOf(false)).not.toContain('no-open-egress');
    expect(rulesOf(true)).toContain('no-open-egress');
  });

  test('asks of an environment what it must keep, and no more', () => {
    const bucket = synthesise('dev').Data.template;
    expect(checkTemplate(bucket, EXPECTATIONS.dev)).toEqual([]);
    expect(checkTemplate(bucket, EXPECTATIONS.staging).map(({ rule }) => rule.name)).toContain('data-is-kept');
    expect(checkTemplate(bucket, EXPECTATIONS.production).map(({ rule }) => rule.name)).toContain('bucket-versioning');
  });
});

describe.each(ENVIRONMENT_NAMES)('the templates of %s', (environment) => {
  const stacks = synthesise(environment);

  test('break no rule: no wildcard action, no custom resource, and the others', () => {
    const findings = Object.values(stacks).flatMap(({ template }) =>
      checkTemplate(template, EXPECTATIONS[environment]),
    );
    expect(findings.map(({ rule, logicalId, location }) => `${rule.name}: ${logicalId} ${location}`)).toEqual([]);
  });
});
