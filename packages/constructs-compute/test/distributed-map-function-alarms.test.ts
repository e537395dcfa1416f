import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  DistributedMapFunction,
  DistributedMapFunctionAlarm,
  DistributedMapFunctionProps,
  DistributedMapItems,
} from '../src';

const MACHINE = { Ref: Match.stringLikeRegexp('^FnStateMachine') };

function newFunction(props?: Partial<DistributedMapFunctionProps>): DistributedMapFunction {
  const stack = new Stack(new App(), 'Stack');
  return new DistributedMapFunction(stack, 'Fn', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    stateMachineName: 'machine',
    items: DistributedMapItems.objects(s3.Bucket.fromBucketName(stack, 'Bucket', 'files'), { prefix: 'lists/' }),
    ...props,
  });
}

function synth(props?: Partial<DistributedMapFunctionProps>): Template {
  return Template.fromStack(Stack.of(newFunction(props)));
}

/** The alarms by the ID of their construct. */
function alarmsById(template: Template): Record<string, any> {
  const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm'));
  return Object.fromEntries(
    alarms.map(([id, { Properties }]) => [/^FnAlarms(\w+)[0-9A-F]{8}$/.exec(id)![1]!, Properties]),
  );
}

describe('by default', () => {
  const template = synth();

  test('there are seven alarms, without names or actions, that are off without data', () => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 7);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.anyValue(),
      AlarmName: Match.absent(),
      AlarmActions: Match.absent(),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Period: 60,
      TreatMissingData: 'notBreaching',
    });
  });

  test.each(['ExecutionsFailed', 'ExecutionsTimedOut'])('one is raised by the first of %s', (MetricName) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/States',
      MetricName,
      Dimensions: [{ Name: 'StateMachineArn', Value: MACHINE }],
      Statistic: 'Sum',
      Threshold: 1,
      EvaluationPeriods: 1,
    });
  });

  test.each([
    ['ExecutionsFailed', 1],
    ['ExecutionThrottled', 5],
  ])('one is raised by %s of items in %d periods', (MetricName, EvaluationPeriods) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/States',
      MetricName,
      Dimensions: [{ Name: 'StateMachineArn', Value: { 'Fn::Join': ['', [MACHINE, '/Items']] } }],
      Statistic: 'Sum',
      Threshold: 1,
      EvaluationPeriods,
    });
  });

  test.each([
    ['Errors', 'Sum', 1, 1],
    ['Throttles', 'Sum', 1, 5],
    ['Duration', 'Maximum', 24_000, 1],
  ])('one is raised by %s of the function', (MetricName, Statistic, Threshold, EvaluationPeriods) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Lambda',
      MetricName,
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^FnFunction') } }],
      Statistic,
      Threshold,
      EvaluationPeriods,
    });
  });
});

test('thresholds can be set', () => {
  const alarms = alarmsById(
    synth({
      alarms: {
        executionsFailed: 2,
        executionsTimedOut: 3,
        itemsFailed: 4,
        itemsThrottled: 5,
        errors: 6,
        throttles: 7,
        duration: Duration.millis(1500),
      },
    }),
  );
  expect(Object.fromEntries(Object.entries(alarms).map(([id, { Threshold }]) => [id, Threshold]))).toEqual({
    ExecutionsFailed: 2,
    ExecutionsTimedOut: 3,
    ItemsFailed: 4,
    ItemsThrottled: 5,
    Errors: 6,
    Throttles: 7,
    Duration: 1500,
  });
});

test.each([
  [DistributedMapFunctionAlarm.EXECUTIONS_FAILED, 'ExecutionsFailed', 'backfill-executions-failed'],
  [DistributedMapFunctionAlarm.EXECUTIONS_TIMED_OUT, 'ExecutionsTimedOut', 'backfill-executions-timed-out'],
  [DistributedMapFunctionAlarm.ITEMS_FAILED, 'ItemsFailed', 'backfill-items-failed'],
  [DistributedMapFunctionAlarm.ITEMS_THROTTLED, 'ItemsThrottled', 'backfill-items-throttled'],
  [DistributedMapFunctionAlarm.ERRORS, 'Errors', 'backfill-errors'],
  [DistributedMapFunctionAlarm.THROTTLES, 'Throttles', 'backfill-throttles'],
  [DistributedMapFunctionAlarm.DURATION, 'Duration', 'backfill-duration'],
])('the alarm %p can be omitted, is named after the function and can be found', (kind, id, alarmName) => {
  // WHEN
  const without = newFunction({ alarms: { without: [kind] } });
  const named = newFunction({ functionName: 'backfill' });

  // THEN
  expect(without.alarms).toHaveLength(6);
  expect(without.tryFindAlarm(kind)).toBeUndefined();
  expect(alarmsById(Template.fromStack(Stack.of(without)))[id]).toBeUndefined();

  expect(alarmsById(Template.fromStack(Stack.of(named)))[id].AlarmName).toBe(alarmName);
  expect(Stack.of(named).resolve(named.tryFindAlarm(kind)!.alarmName).Ref).toMatch(new RegExp(`^FnAlarms${id}`));
  expect(named.alarms).toContain(named.tryFindAlarm(kind));
});

test('all alarms have the given actions, which must be in their region', () => {
  const action = { bind: (): cloudwatch.AlarmActionConfig => ({ alarmActionArn: 'arn:aws:sns:eu-west-1:1:page' }) };

  synth({ alarmActions: [action] }).allResourcesProperties('AWS::CloudWatch::Alarm', {
    AlarmActions: ['arn:aws:sns:eu-west-1:1:page'],
  });

  const stack = new Stack(new App(), 'Stack', { env: { region: 'us-east-1' } });
  new DistributedMapFunction(stack, 'Fn', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    stateMachineName: 'machine',
    items: DistributedMapItems.objects(s3.Bucket.fromBucketName(stack, 'Bucket', 'files'), { prefix: 'lists/' }),
    alarmActions: [action],
  });
  expect(() => Template.fromStack(stack)).toThrow('`alarmActions` must be in the region of the function, us-east-1');
});
