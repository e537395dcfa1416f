import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { DataBackup } from '../../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

test('only a versioned bucket is backed up', () => {
  const bucket = new s3.Bucket(stack, 'Files');
  expect(() => {
    new DataBackup(stack, 'Backup').addBucket(bucket);
  }).toThrow('`bucket` must be versioned');
});

test.each<[string, () => s3.IBucket]>([
  ['a versioned bucket', () => new s3.Bucket(stack, 'Files', { versioned: true })],
  ['an imported bucket', () => s3.Bucket.fromBucketName(stack, 'Files', 'trade-files')],
])('%s is accepted', (_, bucket) => {
  expect(() => {
    new DataBackup(stack, 'Backup').addBucket(bucket());
  }).not.toThrow();
});
