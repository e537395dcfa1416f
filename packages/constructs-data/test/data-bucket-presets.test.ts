import { Template } from 'aws-cdk-lib/assertions';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataBucket, DataBucketPresets, DataBucketProps } from '../src';

function synth(props?: DataBucketProps): object {
  const stack = new Stack(new App(), 'Stack');
  new DataBucket(stack, 'Data', props);
  return Template.fromStack(stack).toJSON();
}

test('DURABLE has the defaults of a bucket', () => {
  expect(synth(DataBucketPresets.DURABLE)).toEqual(synth());
});

test('DISPOSABLE deletes the bucket with its stack', () => {
  expect(DataBucketPresets.DISPOSABLE).toEqual({
    versioned: false,
    noBackupReason: 'Its objects can be made again',
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
  });
});

test('ACCESS_LOGS is as durable as DURABLE, and expires objects after a year', () => {
  expect(synth(DataBucketPresets.ACCESS_LOGS)).toEqual(synth({ expiration: Duration.days(365) }));
});

test('a property overrides a preset', () => {
  expect(synth({ ...DataBucketPresets.DISPOSABLE, ...DataBucketPresets.DURABLE })).toEqual(synth());
});
