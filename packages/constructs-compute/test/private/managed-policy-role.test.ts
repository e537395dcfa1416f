import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import { Arm64Function, EventDrivenFunction } from '../../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const MAX_POLICY_SIZE = 6144;

let stack: Stack;
let fn: Arm64Function;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  fn = new Arm64Function(stack, 'Fn', REQUIRED);
});

const times = (count: number, grant: (index: number) => void): void =>
  Array.from({ length: count }, (_, index) => index).forEach(grant);

/** Replaces references by values of a realistic length. */
function rendered(value: any): any {
  if (Array.isArray(value)) return value.map(rendered);
  if (typeof value !== 'object') return value;
  if (value['Fn::Join']) return rendered(value['Fn::Join'][1]).join(value['Fn::Join'][0]);
  if (value['Fn::GetAtt'] ?? value.Ref) return 'a'.repeat(value.Ref ? 12 : 110);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rendered(each)]));
}

/** The granted policies. */
function policies(): string[] {
  return Object.entries(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'))
    .filter(([id]) => !id.includes('RunPolicy'))
    .map(([, { Properties }]) => JSON.stringify(rendered(Properties.PolicyDocument)));
}

const grantTable = (grantee: iam.IGrantable) => (index: number) =>
  new dynamodb.TableV2(stack, `Table${index}`, {
    partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
  }).grants.actions(grantee, 'dynamodb:GetItem', 'dynamodb:Query', `dynamodb:Put${index}`);

test.each<[string, number, (index: number) => void]>([
  ['tables', 40, (index) => grantTable(fn)(index)],
  [
    'buckets',
    60,
    (index) => new s3.Bucket(stack, `Bucket${index}`).grants.actionsOnObjectKeys(fn, `${index}/*`, 's3:GetObject'),
  ],
  ['secrets', 60, (index) => new secrets.Secret(stack, `Secret${index}`).grantRead(fn.role)],
])('many grants on %s are split into policies within the limit of IAM', (_, count, grant) => {
  times(count, grant);

  const all = policies();
  expect(all.length).toBeGreaterThan(1);
  for (const policy of all) expect(policy.length).toBeLessThanOrEqual(MAX_POLICY_SIZE);
});

test('the function depends on all policies', () => {
  times(40, grantTable(fn));

  const template = Template.fromStack(stack);
  const [resource] = Object.values(template.findResources('AWS::Lambda::Function'));
  expect(resource?.DependsOn).toEqual(
    expect.arrayContaining(Object.keys(template.findResources('AWS::IAM::ManagedPolicy'))),
  );
});

test('statements that the CDK merges stay in one policy', () => {
  stack = new Stack(new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true } }), 'Stack');
  fn = new Arm64Function(stack, 'Fn', REQUIRED);
  times(60, (index) => {
    fn.lambdaFunction.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:DescribeTable'],
        resources: [`arn:aws:dynamodb:eu-west-1:111122223333:table/${index}`],
      }),
    );
  });
  expect(policies()).toHaveLength(1);
});

test('the first policy can already have statements', () => {
  fn.policy.addStatements(new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] }));
  grantTable(fn)(0);

  expect(policies()).toHaveLength(1);
});

test('statements that are added to a policy itself are counted', () => {
  times(60, (index) => {
    fn.policy.addStatements(
      new iam.PolicyStatement({ actions: [`s3:Get${index}`], resources: [`arn:aws:s3:::${'b'.repeat(60)}${index}`] }),
    );
  });
  expect(() => Template.fromStack(stack)).toThrow(
    /`policy` must have at most 6144 characters, got about \d+: grant permissions to the function instead, which adds further policies/,
  );
});

test.each<[string, number, () => iam.IGrantable]>([
  ['a function', 9, () => fn],
  [
    'a function in a VPC',
    8,
    () => new EventDrivenFunction(stack, 'InVpc', { ...REQUIRED, vpc: new ec2.Vpc(stack, 'Vpc', { natGateways: 1 }) }),
  ],
])('rejects more grants on %s than its role can have', (_, limit, grantee) => {
  expect(() => times(600, grantTable(grantee()))).toThrow(
    `The permissions of a function must fit into ${limit} policies of 6144 characters: grant fewer, or permissions on name prefixes`,
  );
});

test.each([true, false])('grants are never inline, whatever the feature flag: %p', (flag) => {
  const app = new App({ context: { '@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy': flag } });
  stack = new Stack(app, 'Stack');
  for (const { lambdaFunction, role } of [
    new Arm64Function(stack, 'Fn', REQUIRED),
    new EventDrivenFunction(stack, 'Processor', REQUIRED),
  ]) {
    const statement = () => new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] });
    lambdaFunction.addToRolePolicy(statement());
    role.addToPrincipalPolicy(statement());
  }
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
});
