import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction } from '../src';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

/** IAM knows no resource for these. */
const WITHOUT_RESOURCE = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];

describe('synthesises no wildcard action, inline or AWS-managed policy, custom resource', () => {
  // GIVEN what `cdk init` recommends: a log group of CDK's own is among it.
  const app = new App({ postCliContext: { '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true } });
  const stack = new Stack(app, 'Stack');
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b'],
    privateSubnetIds: ['subnet-1', 'subnet-2'],
  });
  const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');

  // WHEN
  const fn = new EventDrivenFunction(stack, 'Fn', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    queueName: 'files',
    vpc,
  });
  fn.onObjectCreated('Files', bucket, { prefix: 'trades/' });
  s3.BucketGrants.fromBucket(bucket).actionsOnObjectKeys(fn, 'trades/*', 's3:GetObject');
  fn.handler.lambdaFunction.addEventSourceMapping('Other', { eventSourceArn: 'arn:aws:sqs:eu-west-1:1:other' });

  // THEN
  const template = Template.fromStack(stack);
  const resources = Object.values<{ Type: string; Properties: any }>(template.toJSON().Resources);
  const policies = resources.filter(({ Type }) => ['AWS::IAM::ManagedPolicy', 'AWS::SQS::QueuePolicy'].includes(Type));
  const allowed = policies
    .flatMap(({ Properties }): Statement[] => Properties.PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow');

  test('allows no wildcard action', () => {
    expect(allowed.length).toBeGreaterThan(5);
    expect(allowed.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('allows on every resource only what has none', () => {
    expect(allowed.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action)).toEqual(
      WITHOUT_RESOURCE,
    );
  });

  test('has customer-managed policies alone', () => {
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 3);
    expect(JSON.stringify(template.toJSON())).not.toContain(':iam::aws:policy');
    const [role] = resources.filter(({ Type }) => Type === 'AWS::IAM::Role');
    expect(role!.Properties.Policies).toBeUndefined();
    expect(role!.Properties.ManagedPolicyArns).toBeUndefined();
  });

  test('trusts nobody without a condition', () => {
    template.resourceCountIs('AWS::IAM::Role', 1);
    const [role] = resources.filter(({ Type }) => Type === 'AWS::IAM::Role');
    const trust: Statement[] = role!.Properties.AssumeRolePolicyDocument.Statement;
    expect(trust.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    ]);
  });

  test('has no function but the one asked for, and no log group but its own', () => {
    template.resourceCountIs('AWS::Lambda::Function', 1);
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    expect(resources.filter(({ Type }) => Type.includes('Custom'))).toEqual([]);
  });
});
