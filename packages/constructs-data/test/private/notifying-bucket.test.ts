import { Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataBackup, DataBucket } from '../../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

const toQueue = () => new notifications.SqsDestination(new sqs.Queue(stack, 'Queue'));

/** The notifications that the custom resource of the CDK puts. */
function notificationsOf(template: Template): Record<string, unknown> | undefined {
  const [resource] = Object.values(template.findResources('Custom::S3BucketNotifications'));
  return resource?.Properties.NotificationConfiguration;
}

test.each<[string, (bucket: s3.Bucket) => void]>([
  ['a notification', (bucket) => bucket.addEventNotification(s3.EventType.OBJECT_CREATED, toQueue())],
  ['a notification of created objects', (bucket) => bucket.addObjectCreatedNotification(toQueue())],
  ['a notification of removed objects', (bucket) => bucket.addObjectRemovedNotification(toQueue())],
])('EventBridge stays on if %s is added', (_, add) => {
  add(new DataBucket(stack, 'Files', { eventBridgeEnabled: true }).bucket);

  expect(notificationsOf(Template.fromStack(stack))).toMatchObject({
    EventBridgeConfiguration: {},
    QueueConfigurations: [expect.anything()],
  });
});

test('EventBridge stays off if it is not enabled', () => {
  new DataBucket(stack, 'Files').bucket.addObjectCreatedNotification(toQueue());

  expect(notificationsOf(Template.fromStack(stack))).not.toHaveProperty('EventBridgeConfiguration');
});

describe('a bucket that AWS Backup tracks through EventBridge', () => {
  test('keeps the events if it notifies others', () => {
    const backup = new DataBackup(stack, 'Backup');
    new DataBucket(stack, 'Files', { backup }).bucket.addObjectCreatedNotification(toQueue());

    expect(notificationsOf(Template.fromStack(stack))).toHaveProperty('EventBridgeConfiguration');
  });

  test('has no custom resource without notifications', () => {
    new DataBucket(stack, 'Files', { backup: new DataBackup(stack, 'Backup') });

    expect(notificationsOf(Template.fromStack(stack))).toBeUndefined();
  });

  test('keeps the events if it is a plain bucket that notifies others already', () => {
    const bucket = new s3.Bucket(stack, 'Plain', { versioned: true });
    bucket.addObjectCreatedNotification(toQueue());
    new DataBackup(stack, 'Backup').addBucket(bucket);

    expect(notificationsOf(Template.fromStack(stack))).toHaveProperty('EventBridgeConfiguration');
  });

  test('is rejected if it is a plain bucket that notifies others later', () => {
    const bucket = new s3.Bucket(stack, 'Plain', { versioned: true });
    new DataBackup(stack, 'Backup').addBucket(bucket);
    bucket.addObjectCreatedNotification(toQueue());

    expect(() => Template.fromStack(stack)).toThrow(
      'the bucket Stack/Plain must have `eventBridgeEnabled`, because its other notifications would turn off the events ' +
        'that AWS Backup needs',
    );
  });

  test.each<[string, () => s3.IBucket]>([
    ['a plain bucket without notifications', () => new s3.Bucket(stack, 'Plain', { versioned: true })],
    ['an imported bucket', () => s3.Bucket.fromBucketName(stack, 'Imported', 'trade-files')],
  ])('can be %s', (_, bucket) => {
    new DataBackup(stack, 'Backup').addBucket(bucket());

    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});
