import { Match, Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { DistributedMapFunction, DistributedMapItems } from '../../src';

/** An ARN of Step Functions. */
const arn = (resource: string) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:states:eu-west-1:111122223333:${resource}`]],
});

const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');
const fn = new DistributedMapFunction(stack, 'Fn', {
  code: lambda.Code.fromInline('-'),
  handler: 'index.handler',
  stateMachineName: 'machine',
  items: DistributedMapItems.jsonLines(bucket, { prefix: 'lists/' }),
});
// Has no effect.
s3.BucketGrants.fromBucket(bucket).read(fn.stateMachine);
const template = Template.fromStack(stack);

/** The logical ID of the only resource of a type with a prefix. */
function logicalId(type: string, prefix: string): string {
  const found = Object.keys(template.findResources(type)).filter((id) => id.startsWith(prefix));
  expect(found).toHaveLength(1);
  return found[0]!;
}

test('the state machine can only call its function, read its items and manage its own executions', () => {
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 2);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Roles: [{ Ref: Match.stringLikeRegexp('^FnStateMachineRole') }],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'lambda:InvokeFunction',
          Resource: { 'Fn::GetAtt': [logicalId('AWS::Lambda::Function', 'Fn'), 'Arn'] },
        },
        Match.objectLike({ Action: 's3:GetObject' }),
        { Effect: 'Allow', Action: 'states:StartExecution', Resource: arn('stateMachine:machine') },
        {
          Effect: 'Allow',
          Action: ['states:DescribeExecution', 'states:StopExecution'],
          Resource: arn('execution:machine:*'),
        },
        { Effect: 'Allow', Action: 'states:RedriveExecution', Resource: arn('execution:machine/Items:*') },
      ],
    },
  });
});

test('only Step Functions can assume the role, for the state machine and its items', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'states.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
            ArnLike: { 'aws:SourceArn': [arn('stateMachine:machine'), arn('stateMachine:machine/Items')] },
          },
        },
      ],
    },
  });
});

test('the state machine is created after its permissions', () => {
  template.hasResource('AWS::StepFunctions::StateMachine', {
    DependsOn: Match.arrayWith([logicalId('AWS::IAM::ManagedPolicy', 'FnStateMachineRolePolicy')]),
  });
});
