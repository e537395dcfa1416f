import { ENVIRONMENT_NAMES } from '../../src/environments';
import { checkTemplate, TEMPLATE_RULES } from '../../src/gates/template-rules';
import type { Resource } from '../../src/gates/template';
import { synthesise } from '../synthesise';

const policy = (statement: object, property = 'PolicyDocument'): Resource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { [property]: { Version: '2012-10-17', Statement: [statement] } },
});
const allow = (Action: unknown, Resource: unknown = 'arn:aws:s3:::b', rest: object = {}) =>
  policy({ Effect: 'Allow', Action, Resource, ...rest });
const trust = (statement: object): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: { Statement: [statement] } },
});
const lambdaTrust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };

const broken = (resource: Resource) =>
  checkTemplate({ Resources: { Thing: resource } }).map(({ rule, logicalId, locations }) => [
    rule.name,
    logicalId,
    ...locations,
  ]);

describe('the template rules', () => {
  test.each<[string, Resource, string[]]>([
    ['a wildcard action', allow('s3:Get*'), ['no-wildcard-action', 'Properties/PolicyDocument']],
    ['a wildcard action in a list', allow(['s3:GetObject', '*']), ['no-wildcard-action', 'Properties/PolicyDocument']],
    [
      'a wildcard action put together',
      allow({ 'Fn::Sub': 's3:${x}*' }),
      ['no-wildcard-action', 'Properties/PolicyDocument'],
    ],
    [
      'all actions but one',
      policy({ Effect: 'Allow', NotAction: 'iam:PassRole', Resource: 'arn' }),
      ['no-wildcard-action', 'Properties/PolicyDocument'],
    ],
    [
      'a statement that is no list',
      {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:*' } } },
      },
      ['no-wildcard-action', 'Properties/PolicyDocument'],
    ],
    ['every resource', allow('s3:GetObject', '*'), ['no-wildcard-resource', 'Properties/PolicyDocument']],
    [
      'every resource for one action too many',
      allow(['ec2:DescribeSubnets', 'ec2:CreateNetworkInterface'], ['*']),
      ['no-wildcard-resource', 'Properties/PolicyDocument'],
    ],
    [
      'a trust without a condition',
      trust(lambdaTrust),
      ['no-unconditional-trust', 'Properties/AssumeRolePolicyDocument'],
    ],
    [
      'an AWS-managed policy',
      {
        Type: 'AWS::IAM::Role',
        Properties: {
          ManagedPolicyArns: [
            { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AdministratorAccess']] },
          ],
        },
      },
      ['no-aws-managed-policy', 'Properties/ManagedPolicyArns'],
    ],
    ['an inline policy', { Type: 'AWS::IAM::Policy', Properties: {} }, ['no-inline-policy', 'Type']],
    [
      'an inline policy of a role',
      { Type: 'AWS::IAM::Role', Properties: { Policies: [] } },
      ['no-inline-policy', 'Properties/Policies'],
    ],
    ['a custom resource', { Type: 'Custom::S3AutoDeleteObjects' }, ['no-custom-resource', 'Type']],
    [
      'a custom resource by its AWS name',
      { Type: 'AWS::CloudFormation::CustomResource' },
      ['no-custom-resource', 'Type'],
    ],
  ])('find %s', (_name, resource, [rule, location]) => {
    expect(broken(resource)).toEqual([[rule, 'Thing', location]]);
  });

  test.each<[string, Resource]>([
    ['an exact action on an exact resource', allow('s3:GetObject')],
    ['a Deny with wildcards, which is no privilege', policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' })],
    ['a wildcard resource of an action that IAM cannot narrow', allow(['ec2:DescribeSubnets'], '*')],
    ['a trust with a condition', trust({ ...lambdaTrust, Condition: { StringEquals: { 'aws:SourceAccount': '1' } } })],
    ['a customer-managed policy', { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } }],
    ['a resource without properties', { Type: 'AWS::SQS::Queue' }],
  ])('let pass %s', (_name, resource) => {
    expect(broken(resource)).toEqual([]);
  });

  test('are all proved by an example above', () => {
    expect(TEMPLATE_RULES.map(({ name }) => name)).toEqual([
      'no-wildcard-action',
      'no-wildcard-resource',
      'no-unconditional-trust',
      'no-aws-managed-policy',
      'no-inline-policy',
      'no-custom-resource',
    ]);
  });
});

describe.each(ENVIRONMENT_NAMES)('the templates of %s', (environment) => {
  const stacks = synthesise(environment);

  test('break no rule: no wildcard action, no custom resource, and the others', () => {
    const findings = Object.values(stacks).flatMap(({ template }) => checkTemplate(template));
    expect(findings.map(({ rule, logicalId }) => `${rule.name}: ${logicalId}`)).toEqual([]);
  });

  test('have no function but the one the stacks name', () => {
    const functions = Object.values(stacks)
      .flatMap(({ template }) => Object.values(template.Resources ?? {}))
      .filter(({ Type }) => Type === 'AWS::Lambda::Function');
    expect(functions).toHaveLength(1);
  });
});
