import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { ApiAccess, LambdaHttpApi, LambdaHttpApiAlarm, type LambdaHttpApiProps } from '../src';

const ALARM = 'AWS::CloudWatch::Alarm';

function newApi(props?: Partial<LambdaHttpApiProps>): LambdaHttpApi {
  const stack = new Stack(new App(), 'Stack');
  const handler = lambda.Function.fromFunctionName(stack, 'Reader', 'reader');
  return new LambdaHttpApi(stack, 'Api', { handler, routes: [{ path: '/' }], access: ApiAccess.iam(), ...props });
}

function synth(props?: Partial<LambdaHttpApiProps>): Template {
  return Template.fromStack(Stack.of(newApi(props)));
}

/** The properties of the alarm on a metric, or undefined if there is no alarm. */
function alarmOn(template: Template, MetricName: string): Record<string, unknown> | undefined {
  const [alarm] = Object.values(template.findResources(ALARM, { Properties: { MetricName } }));
  return alarm?.Properties;
}

describe('by default', () => {
  const template = synth();

  test('there are three alarms on the stage, without names or actions', () => {
    template.resourceCountIs(ALARM, 3);
    template.allResourcesProperties(ALARM, {
      Namespace: 'AWS/ApiGateway',
      Dimensions: [
        { Name: 'ApiId', Value: { Ref: Match.stringLikeRegexp('^Api') } },
        { Name: 'Stage', Value: '$default' },
      ],
      AlarmDescription: Match.anyValue(),
      AlarmName: Match.absent(),
      AlarmActions: Match.absent(),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      DatapointsToAlarm: Match.absent(),
      Period: 60,
      TreatMissingData: 'notBreaching',
    });
  });

  test.each<[string, object]>([
    ['5xx', { Statistic: 'Sum', Threshold: 1, EvaluationPeriods: 1 }],
    ['4xx', { Statistic: 'Sum', Threshold: 100, EvaluationPeriods: 1 }],
    ['Latency', { ExtendedStatistic: 'p99', Threshold: 3000, EvaluationPeriods: 5 }],
  ])('the alarm on %s has %j', (metricName, expected) => {
    expect(alarmOn(template, metricName)).toMatchObject(expected);
  });
});

test('thresholds can be set', () => {
  const template = synth({ alarms: { serverErrors: 2, clientErrors: 3, latency: Duration.millis(250) } });
  expect(alarmOn(template, '5xx')).toMatchObject({ Threshold: 2 });
  expect(alarmOn(template, '4xx')).toMatchObject({ Threshold: 3 });
  expect(alarmOn(template, 'Latency')).toMatchObject({ Threshold: 250 });
});

test.each([
  [LambdaHttpApiAlarm.SERVER_ERRORS, '5xx', 'bars-server-errors'],
  [LambdaHttpApiAlarm.CLIENT_ERRORS, '4xx', 'bars-client-errors'],
  [LambdaHttpApiAlarm.LATENCY, 'Latency', 'bars-latency'],
])('the alarm %p can be omitted, is named after the API and can be found', (kind, metricName, alarmName) => {
  // WHEN
  const without = newApi({ alarms: { without: [kind] } });
  const named = newApi({ apiName: 'bars' });

  // THEN
  expect(without.alarms).toHaveLength(2);
  expect(without.tryFindAlarm(kind)).toBeUndefined();
  expect(alarmOn(Template.fromStack(Stack.of(without)), metricName)).toBeUndefined();

  const template = Template.fromStack(Stack.of(named));
  expect(alarmOn(template, metricName)).toMatchObject({ AlarmName: alarmName });
  const { Ref: logicalId } = Stack.of(named).resolve(named.tryFindAlarm(kind)?.alarmName);
  expect(template.toJSON().Resources[logicalId].Properties.MetricName).toBe(metricName);
  expect(named.alarms).toContain(named.tryFindAlarm(kind));
});

test('all alarms have the given actions', () => {
  // GIVEN
  const alarmActions = ['one', 'two'].map((name) => ({
    bind: (): cloudwatch.AlarmActionConfig => ({ alarmActionArn: `arn:aws:sns:eu-west-1:1:${name}` }),
  }));

  // THEN
  synth({ alarmActions }).allResourcesProperties(ALARM, {
    AlarmActions: ['arn:aws:sns:eu-west-1:1:one', 'arn:aws:sns:eu-west-1:1:two'],
  });
});
