import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction } from '../../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };

const stack = () => new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });

/** A function with rules for buckets. */
function withRules(scope: Stack, count: number): EventDrivenFunction {
  const fn = new EventDrivenFunction(scope, 'Fn', REQUIRED);
  for (let i = 0; i < count; i++) {
    fn.addObjectCreatedRule(`Rule${i}`, s3.Bucket.fromBucketName(scope, `Bucket${i}`, `bucket-${i}`));
  }
  return fn;
}

test.each([
  [1, 'one rule'],
  [25, 'many rules'],
])('the policies of the queues have one statement for EventBridge with %d (%s)', (count) => {
  const scope = stack();
  withRules(scope, count);

  const template = Template.fromStack(scope);
  const rules = Object.keys(template.findResources('AWS::Events::Rule'));
  for (const { Properties } of Object.values(template.findResources('AWS::SQS::QueuePolicy'))) {
    const allows = Properties.PolicyDocument.Statement.filter(({ Effect }: any) => Effect === 'Allow');
    const arns = rules.map((rule) => ({ 'Fn::GetAtt': [rule, 'Arn'] }));
    expect(allows).toEqual([
      expect.objectContaining({
        Action: 'sqs:SendMessage',
        Condition: {
          ArnEquals: { 'aws:SourceArn': count === 1 ? arns[0] : arns },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      }),
    ]);
  }
});

test('a rule may have the queue as a target of its own', () => {
  const scope = stack();
  const { queue } = withRules(scope, 2);
  new events.Rule(scope, 'Own', { schedule: events.Schedule.cron({}) });
  queue.grantSendMessages(new iam.ServicePrincipal('scheduler.amazonaws.com'));

  expect(() => Template.fromStack(scope)).not.toThrow();
});

test('rejects more rules than the policy of a queue can list', () => {
  const scope = stack();
  withRules(scope, 80);

  for (const prop of ['queue', 'deadLetterQueue']) {
    expect(() => Template.fromStack(scope)).toThrow(
      new RegExp(
        `the policy of \`${prop}\` must have at most 8192 characters, got about \\d+: add fewer rules, such as one for a common prefix`,
      ),
    );
  }
});

test('rejects more statements than the policy of a queue can have', () => {
  const scope = stack();
  const { queue } = withRules(scope, 1);
  for (let i = 0; i < 19; i++) queue.grantSendMessages(new iam.ArnPrincipal(`arn:aws:iam::111122223333:role/${i}`));

  expect(() => Template.fromStack(scope)).toThrow(
    'the policy of `queue` must have at most 20 statements, got: 21; combine the principals or conditions of statements',
  );
});
