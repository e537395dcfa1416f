import { Template } from 'aws-cdk-lib/assertions';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  Arm64FunctionProps,
  DistributedMapFunction,
  DistributedMapItems,
  EventDrivenFunction,
  FunctionEgress,
} from '../src';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

/** These actions do not support resource-level permissions. */
const WITHOUT_RESOURCE = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];
const OF_TRACING = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

const LINEAR = codedeploy.LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE;

const eventDriven = (stack: Stack, bucket: s3.IBucket, props: Arm64FunctionProps) => {
  const fn = new EventDrivenFunction(stack, 'Fn', { queueName: 'files', ...props });
  fn.addObjectCreatedRule('Files', bucket, { prefix: 'trades/' });
  return fn;
};

const distributedMap = (stack: Stack, bucket: s3.IBucket, props: Arm64FunctionProps) =>
  new DistributedMapFunction(stack, 'Fn', {
    stateMachineName: 'machine',
    items: DistributedMapItems.jsonLines(bucket, { prefix: 'lists/' }),
    ...props,
  });

/** The promises in the README, with minimal and with maximal properties. */
const CASES = [
  {
    asked: 'a queue and the required properties',
    create: eventDriven,
    props: {},
    withoutResource: WITHOUT_RESOURCE,
    policies: 3,
    roles: 1,
  },
  {
    asked: 'a queue and all properties',
    create: eventDriven,
    props: { tracing: lambda.Tracing.ACTIVE, deploymentConfig: LINEAR, egress: FunctionEgress.https() },
    withoutResource: [...WITHOUT_RESOURCE, ...OF_TRACING],
    policies: 4,
    roles: 2,
  },
  {
    asked: 'a state machine and the required properties',
    create: distributedMap,
    props: {},
    withoutResource: WITHOUT_RESOURCE,
    policies: 4,
    roles: 2,
  },
  {
    asked: 'a state machine and all properties',
    create: distributedMap,
    props: { tracing: lambda.Tracing.ACTIVE, egress: FunctionEgress.https() },
    withoutResource: [...WITHOUT_RESOURCE, ...OF_TRACING],
    policies: 4,
    roles: 2,
  },
];

describe.each(CASES)(
  'a function with $asked',
  ({ create, props, withoutResource, policies: policyCount, roles: roleCount }) => {
    // GIVEN the feature flags of `cdk init`, which include a log group managed by the CDK
    const app = new App({ postCliContext: { '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true } });
    const stack = new Stack(app, 'Stack');
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['a', 'b'],
      privateSubnetIds: ['subnet-1', 'subnet-2'],
    });
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');

    // WHEN
    const fn = create(stack, bucket, { code: lambda.Code.fromInline('-'), handler: 'index.handler', vpc, ...props });
    s3.BucketGrants.fromBucket(bucket).actionsOnObjectKeys(fn, 'trades/*', 's3:GetObject');
    fn.lambdaFunction.addEventSourceMapping('Other', { eventSourceArn: 'arn:aws:sqs:eu-west-1:1:other' });

    // THEN
    const template = Template.fromStack(stack);
    const resources = Object.values<{ Type: string; Properties: any }>(template.toJSON().Resources);
    const roles = resources.filter(({ Type }) => Type === 'AWS::IAM::Role');
    const policies = resources.filter(({ Type }) =>
      ['AWS::IAM::ManagedPolicy', 'AWS::SQS::QueuePolicy'].includes(Type),
    );
    const allowed = policies
      .flatMap(({ Properties }): Statement[] => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow');

    test('allows no wildcard action', () => {
      expect(allowed.length).toBeGreaterThan(5);
      expect(allowed.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    });

    test('allows all resources only for actions without resource-level permissions', () => {
      expect(allowed.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action)).toEqual(
        withoutResource,
      );
    });

    test('has only customer managed policies', () => {
      template.resourceCountIs('AWS::IAM::Policy', 0);
      template.resourceCountIs('AWS::IAM::ManagedPolicy', policyCount);
      expect(JSON.stringify(template.toJSON())).not.toContain(':iam::aws:policy');
      for (const { Properties } of roles) {
        expect(Properties.Policies).toBeUndefined();
        expect(Properties.ManagedPolicyArns).toBeUndefined();
      }
    });

    test('trusts no principal without a condition', () => {
      expect(roles).toHaveLength(roleCount);
      const trust = roles.flatMap(({ Properties }): Statement[] => Properties.AssumeRolePolicyDocument.Statement);
      for (const { Condition } of trust) {
        expect(Condition).toMatchObject({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
      }
    });

    test('has no other functions or log groups', () => {
      template.resourceCountIs('AWS::Lambda::Function', 1);
      template.resourceCountIs('AWS::Logs::LogGroup', 1);
      expect(resources.filter(({ Type }) => Type.includes('Custom'))).toEqual([]);
    });
  },
);
