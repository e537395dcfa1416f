import type { Resource } from '@trading/template';
import { violationsOf } from './violations';

/** A queue that rejects plain HTTP, with an alarm on its messages. */
const queue = (Properties: object): string[] =>
  violationsOf(
    { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: true, ...Properties } },
    { Policy: POLICY, Alarm: ALARM },
  );
const POLICY: Resource = {
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [{ Ref: 'Thing' }],
    PolicyDocument: { Statement: [{ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
  },
};
const ALARM: Resource = {
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Thing', 'QueueName'] } }],
  },
};
const redrive = { RedrivePolicy: { deadLetterTargetArn: 'arn' } };

test('the rules accept a queue with a dead-letter queue, and a dead-letter queue for named queues', () => {
  expect(queue(redrive)).toEqual([]);
  expect(queue({ RedriveAllowPolicy: { redrivePermission: 'byQueue' } })).toEqual([]);
  expect(queue({ RedriveAllowPolicy: { redrivePermission: 'allowAll' } })).toEqual([
    'queue-has-dead-letters at Properties/RedrivePolicy',
  ]);
});

test('the rules accept encryption with the keys of SQS or KMS', () => {
  expect(queue({ ...redrive, SqsManagedSseEnabled: false, KmsMasterKeyId: 'alias/x' })).toEqual([]);
  expect(queue({ ...redrive, SqsManagedSseEnabled: false })).toEqual([
    'queue-encryption at Properties/SqsManagedSseEnabled',
  ]);
});

test('the rules require an alarm of dead-letter queues only', () => {
  const unwatched = (Properties: object) =>
    violationsOf(
      { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: true, ...Properties } },
      { Policy: POLICY },
    );
  expect(unwatched(redrive)).toEqual([]);
  expect(unwatched({ RedriveAllowPolicy: { redrivePermission: 'byQueue' } })).toEqual(['dead-letters-alarm at Alarm']);
});
