import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { App, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction } from '../../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const ENV = { account: '111122223333', region: 'eu-west-1' };

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: ENV });
});

function addRule(bucket: s3.IBucket): void {
  new EventDrivenFunction(stack, 'Fn', REQUIRED).addObjectCreatedRule('Files', bucket);
}

const enable = (bucket: s3.Bucket): s3.CfnBucket => {
  const resource = bucket.node.defaultChild as s3.CfnBucket;
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  return resource;
};
const notify = (bucket: s3.Bucket): void => {
  bucket.addObjectCreatedNotification(new notifications.SqsDestination(new sqs.Queue(stack, 'Queue')));
};

test.each<[string, () => s3.IBucket]>([
  ['with `eventBridgeEnabled`', () => new s3.Bucket(stack, 'Files', { eventBridgeEnabled: true })],
  [
    'whose resource enables EventBridge',
    () => {
      const bucket = new s3.Bucket(stack, 'Files');
      enable(bucket);
      return bucket;
    },
  ],
  [
    'whose resource is overridden',
    () => {
      const bucket = new s3.Bucket(stack, 'Files');
      enable(bucket).addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration', {});
      return bucket;
    },
  ],
  ['that is imported', () => s3.Bucket.fromBucketName(stack, 'Files', 'trade-files')],
])('accepts a bucket %s', (_, bucket) => {
  addRule(bucket());
  expect(() => Template.fromStack(stack)).not.toThrow();
});

test('accepts a bucket that is enabled after the rule is added', () => {
  const bucket = new s3.Bucket(stack, 'Files');
  addRule(bucket);
  bucket.enableEventBridgeNotification();

  expect(() => Template.fromStack(stack)).not.toThrow();
});

test.each<[string, (bucket: s3.Bucket) => void]>([
  ['sends no events', () => undefined],
  [
    'has EventBridge disabled',
    (bucket) => {
      enable(bucket).addPropertyOverride(
        'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled',
        false,
      );
    },
  ],
  [
    'notifies others, which turns EventBridge off',
    (bucket) => {
      enable(bucket);
      notify(bucket);
    },
  ],
])('rejects a bucket that %s', (_, change) => {
  const bucket = new s3.Bucket(stack, 'Files');
  addRule(bucket);
  change(bucket);

  expect(() => Template.fromStack(stack)).toThrow(
    'the bucket Stack/Files must have `eventBridgeEnabled`, because the rule only matches events that S3 sends to EventBridge',
  );
});

test.each<[string, () => s3.IBucket, string]>([
  [
    'an imported bucket of another region',
    () => s3.Bucket.fromBucketAttributes(stack, 'Files', { bucketName: 'files', region: 'eu-central-1' }),
    '111122223333 and eu-central-1',
  ],
  [
    'an imported bucket of another account',
    () => s3.Bucket.fromBucketAttributes(stack, 'Files', { bucketName: 'files', account: '444455556666' }),
    '444455556666 and eu-west-1',
  ],
  [
    'a bucket of a stack in another region',
    () => new s3.Bucket(new Stack(App.of(stack), 'Elsewhere', { env: { ...ENV, region: 'us-east-1' } }), 'Files'),
    '111122223333 and us-east-1',
  ],
])('rejects %s, whose events stay there', (_, bucket, got) => {
  expect(() => {
    addRule(bucket());
  }).toThrow(
    '`bucket` must be in the account and region of the function, 111122223333 and eu-west-1, ' +
      `got: ${got}; forward the events to the event bus of the function instead`,
  );
});
