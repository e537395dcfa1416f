import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction, EventDrivenFunctionAlarm, EventDrivenFunctionProps } from '../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };

const OF_FUNCTION = [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^FnHandlerFunction') } }];
const OF_QUEUE = [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnQueue'), 'QueueName'] } }];
const OF_DEAD_LETTER_QUEUE = [
  { Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FnDeadLetterQueue'), 'QueueName'] } },
];

function newFunction(props?: Partial<EventDrivenFunctionProps>): EventDrivenFunction {
  return new EventDrivenFunction(new Stack(new App(), 'Stack'), 'Fn', { ...REQUIRED, ...props });
}

function synth(props?: Partial<EventDrivenFunctionProps>): Template {
  return Template.fromStack(Stack.of(newFunction(props)));
}

/** The properties of the alarm on a metric, or undefined if there is no alarm. */
function alarmOn(template: Template, MetricName: string): Record<string, unknown> | undefined {
  const [alarm] = Object.values(template.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName } }));
  return alarm?.Properties;
}

describe('by default', () => {
  const template = synth();

  test('there are five alarms, without names or actions', () => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 5);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.anyValue(),
      AlarmName: Match.absent(),
      AlarmActions: Match.absent(),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      DatapointsToAlarm: Match.absent(),
      Period: 60,
    });
  });

  test('one is raised by the first message in the dead-letter queue, and stays on if SQS stops reporting', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: OF_DEAD_LETTER_QUEUE,
      Statistic: 'Maximum',
      Threshold: 1,
      EvaluationPeriods: 1,
      TreatMissingData: 'ignore',
    });
  });

  test('one is raised if messages wait longer than the visibility timeout for five minutes', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: OF_QUEUE,
      Statistic: 'Maximum',
      Threshold: 6 * 30,
      EvaluationPeriods: 5,
      TreatMissingData: 'notBreaching',
    });
  });

  test('one is raised by the first error', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: OF_FUNCTION,
      Statistic: 'Sum',
      Threshold: 1,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
  });

  test('one is raised if invocations are throttled for five minutes', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Lambda',
      MetricName: 'Throttles',
      Dimensions: OF_FUNCTION,
      Statistic: 'Sum',
      Threshold: 1,
      EvaluationPeriods: 5,
      TreatMissingData: 'notBreaching',
    });
  });

  test('one is raised if an invocation takes 80% of the timeout', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Lambda',
      MetricName: 'Duration',
      Dimensions: OF_FUNCTION,
      Statistic: 'Maximum',
      Threshold: 24_000,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
  });
});

test('thresholds are derived from the timeout', () => {
  const template = synth({ timeout: Duration.minutes(5) });
  expect(alarmOn(template, 'ApproximateAgeOfOldestMessage')!.Threshold).toBe(30 * 60);
  expect(alarmOn(template, 'Duration')!.Threshold).toBe(4 * 60_000);
});

test('thresholds can be set', () => {
  // WHEN
  const template = synth({
    alarms: {
      deadLetters: 2,
      messageAge: Duration.hours(1),
      errors: 3,
      throttles: 4,
      duration: Duration.millis(1500),
    },
  });

  // THEN
  expect(alarmOn(template, 'ApproximateNumberOfMessagesVisible')!.Threshold).toBe(2);
  expect(alarmOn(template, 'ApproximateAgeOfOldestMessage')!.Threshold).toBe(3600);
  expect(alarmOn(template, 'Errors')!.Threshold).toBe(3);
  expect(alarmOn(template, 'Throttles')!.Threshold).toBe(4);
  expect(alarmOn(template, 'Duration')!.Threshold).toBe(1500);
});

test.each([
  [EventDrivenFunctionAlarm.DEAD_LETTERS, 'ApproximateNumberOfMessagesVisible', 'processor-dead-letters'],
  [EventDrivenFunctionAlarm.MESSAGE_AGE, 'ApproximateAgeOfOldestMessage', 'processor-message-age'],
  [EventDrivenFunctionAlarm.ERRORS, 'Errors', 'processor-errors'],
  [EventDrivenFunctionAlarm.THROTTLES, 'Throttles', 'processor-throttles'],
  [EventDrivenFunctionAlarm.DURATION, 'Duration', 'processor-duration'],
])('the alarm %p can be omitted, is named after the function and can be found', (kind, metricName, alarmName) => {
  // WHEN
  const without = newFunction({ alarms: { without: [kind] } });
  const named = newFunction({ functionName: 'processor' });

  // THEN
  expect(without.alarms).toHaveLength(4);
  expect(without.tryFindAlarm(kind)).toBeUndefined();
  expect(alarmOn(Template.fromStack(Stack.of(without)), metricName)).toBeUndefined();

  const template = Template.fromStack(Stack.of(named));
  expect(alarmOn(template, metricName)!.AlarmName).toBe(alarmName);
  const { Ref: logicalId } = Stack.of(named).resolve(named.tryFindAlarm(kind)!.alarmName);
  expect(template.toJSON().Resources[logicalId].Properties.MetricName).toBe(metricName);
  expect(named.alarms).toContain(named.tryFindAlarm(kind));
});

test('all alarms have the given actions', () => {
  // GIVEN
  const actions = ['one', 'two'].map((name) => ({
    bind: (): cloudwatch.AlarmActionConfig => ({ alarmActionArn: `arn:aws:sns:eu-west-1:1:${name}` }),
  }));

  // WHEN
  const template = synth({ alarmActions: actions });

  // THEN
  template.resourceCountIs('AWS::CloudWatch::Alarm', 5);
  template.allResourcesProperties('AWS::CloudWatch::Alarm', {
    AlarmActions: ['arn:aws:sns:eu-west-1:1:one', 'arn:aws:sns:eu-west-1:1:two'],
  });
});
