import { Template } from 'aws-cdk-lib/assertions';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction, EventDrivenFunctionAlarm } from '../../src';

const TOPIC = 'arn:aws:sns:us-east-1:111122223333:page';

function synth(
  region: string | undefined,
  topicOf: (stack: Stack) => sns.ITopic,
  without?: EventDrivenFunctionAlarm[],
) {
  const stack = new Stack(new App(), 'Stack', { env: { region } });
  new EventDrivenFunction(stack, 'Fn', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    alarms: { without },
    alarmActions: [new actions.SnsAction(topicOf(stack))],
  });
  return () => Template.fromStack(stack);
}

const imported = (stack: Stack) => sns.Topic.fromTopicArn(stack, 'Topic', TOPIC);

test('rejects an action in another region', () => {
  expect(synth('eu-west-1', imported)).toThrow(
    `\`alarmActions\` must be in the region of the function, eu-west-1, got: ${TOPIC}`,
  );
});

test.each<[string, string | undefined, (stack: Stack) => sns.ITopic, EventDrivenFunctionAlarm[] | undefined]>([
  ['in the same region', 'us-east-1', imported, undefined],
  ['of this stack', 'eu-west-1', (stack) => new sns.Topic(stack, 'Topic'), undefined],
  ['if the region is not known', undefined, imported, undefined],
  ['if there are no alarms', 'eu-west-1', imported, Object.values(EventDrivenFunctionAlarm)],
])('accepts an action %s', (_, region, topic, without) => {
  expect(synth(region, topic, without)).not.toThrow();
});
