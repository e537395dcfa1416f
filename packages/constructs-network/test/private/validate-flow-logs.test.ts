import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { FlowLogs, Network } from '../../src';

const { DSSE_MANAGED, KMS, KMS_MANAGED, S3_MANAGED } = s3.BucketEncryption;

function deliver(bucketOf: (stack: Stack) => s3.IBucket): void {
  const stack = new Stack();
  new Network(stack, 'Network', { flowLogs: FlowLogs.toS3(bucketOf(stack)) });
}

test.each([KMS_MANAGED, DSSE_MANAGED])('rejects a bucket with the AWS managed key: %s', (encryption) => {
  expect(() => {
    deliver((stack) => new s3.Bucket(stack, 'Bucket', { encryption }));
  }).toThrow(
    '`flowLogs` must not be delivered to a bucket with an AWS managed KMS key; use keys managed by S3 or a key of your own, ' +
      'got: Default/Bucket',
  );
});

test.each<[string, (stack: Stack) => s3.IBucket]>([
  ['a key of its own', (stack) => new s3.Bucket(stack, 'Bucket', { encryption: KMS })],
  ['keys managed by S3', (stack) => new s3.Bucket(stack, 'Bucket', { encryption: S3_MANAGED })],
  ['the default encryption', (stack) => new s3.Bucket(stack, 'Bucket')],
  ['unknown encryption', (stack) => s3.Bucket.fromBucketName(stack, 'Bucket', 'flow-logs')],
])('accepts a bucket with %s', (_, bucket) => {
  expect(() => {
    deliver(bucket);
  }).not.toThrow();
});
