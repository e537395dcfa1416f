import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { Arm64Function, DistributedMapFunction, DistributedMapItems, EventDrivenFunction } from '../src';

const CODE = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const ONE_MINUTE = { period: Duration.minutes(1) };

const stack = new Stack(new App(), 'Stack');
const fn = new Arm64Function(stack, 'Function', CODE);
const processor = new EventDrivenFunction(stack, 'Processor', CODE);
const backfill = new DistributedMapFunction(stack, 'Backfill', {
  ...CODE,
  stateMachineName: 'backfill',
  items: DistributedMapItems.objects(s3.Bucket.fromBucketName(stack, 'Files', 'files'), { prefix: 'trades/' }),
});

/** The logical ID of the resource that a metric is about. */
function resourceOf({ dimensions }: cloudwatch.Metric): string {
  const [value] = Object.values(dimensions ?? {});
  const reference = stack.resolve(value);
  return reference.Ref ?? reference['Fn::GetAtt'][0];
}

describe.each([
  ['Arm64Function', fn, /^Function[0-9A-F]{8}$/],
  ['EventDrivenFunction', processor, /^ProcessorHandlerFunction/],
  ['DistributedMapFunction', backfill, /^BackfillFunction/],
])('%s', (_, construct, logicalId) => {
  test.each<[string, string, cloudwatch.Metric]>([
    ['Invocations', 'Sum', construct.metricInvocations(ONE_MINUTE)],
    ['Errors', 'Sum', construct.metricErrors(ONE_MINUTE)],
    ['Throttles', 'Sum', construct.metricThrottles(ONE_MINUTE)],
    ['Duration', 'Average', construct.metricDuration(ONE_MINUTE)],
    ['ConcurrentExecutions', 'Maximum', construct.metricConcurrentExecutions(ONE_MINUTE)],
    ['IteratorAge', 'Average', construct.metric('IteratorAge', ONE_MINUTE)],
  ])('has the metric %s of the function', (metricName, statistic, metric) => {
    expect(metric).toMatchObject({ namespace: 'AWS/Lambda', metricName, statistic, ...ONE_MINUTE });
    expect(resourceOf(metric)).toMatch(logicalId);
  });

  test('takes another statistic for its concurrency', () => {
    expect(construct.metricConcurrentExecutions({ statistic: 'p90' }).statistic).toBe('p90');
  });
});

test.each<[string, RegExp, cloudwatch.Metric]>([
  ['ApproximateNumberOfMessagesVisible', /^ProcessorQueue/, processor.metricMessagesVisible(ONE_MINUTE)],
  ['ApproximateNumberOfMessagesNotVisible', /^ProcessorQueue/, processor.metricMessagesInFlight(ONE_MINUTE)],
  ['ApproximateAgeOfOldestMessage', /^ProcessorQueue/, processor.metricOldestMessageAge(ONE_MINUTE)],
  ['ApproximateNumberOfMessagesVisible', /^ProcessorDeadLetterQueue/, processor.metricDeadLetters(ONE_MINUTE)],
])('EventDrivenFunction has the metric %s of %s', (metricName, logicalId, metric) => {
  expect(metric).toMatchObject({ namespace: 'AWS/SQS', metricName, statistic: 'Maximum', ...ONE_MINUTE });
  expect(resourceOf(metric)).toMatch(logicalId);
});

test.each<[string, string, cloudwatch.Metric]>([
  ['ExecutionsStarted', 'Sum', backfill.metricItemsStarted(ONE_MINUTE)],
  ['ExecutionsSucceeded', 'Sum', backfill.metricItemsSucceeded(ONE_MINUTE)],
  ['ExecutionsFailed', 'Sum', backfill.metricItemsFailed(ONE_MINUTE)],
  ['ExecutionTime', 'Average', backfill.metricItems('ExecutionTime', ONE_MINUTE)],
])('DistributedMapFunction has the metric %s of its items', (metricName, statistic, metric) => {
  expect(metric).toMatchObject({ namespace: 'AWS/States', metricName, statistic, ...ONE_MINUTE });
  expect(stack.resolve(metric.dimensions)).toEqual({
    StateMachineArn: { 'Fn::Join': ['', [{ Ref: expect.stringMatching(/^BackfillStateMachine/) }, '/Items']] },
  });
});
