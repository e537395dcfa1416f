import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataBucketProps } from '../data-bucket-props';
import { validateSameEnvironment } from './environment';

/** Validates the props for the access logs of a `DataBucket`. */
export function validateAccessLogs(scope: Construct, props: DataBucketProps): string[] {
  return [...validatePrefix(props), ...validateDelivery(props), ...validateDestination(scope, props)];
}

function validatePrefix({ serverAccessLogsBucket, serverAccessLogsPrefix }: DataBucketProps): string[] {
  if (serverAccessLogsPrefix === undefined) return [];
  if (!serverAccessLogsBucket) {
    return ['`serverAccessLogsPrefix` must not be set without `serverAccessLogsBucket`'];
  }
  return serverAccessLogsPrefix === '' ? ['`serverAccessLogsPrefix` must not be empty'] : [];
}

/** S3 silently drops the logs for a bucket with a KMS key, and for a bucket with object lock. */
function validateDelivery({ serverAccessLogsBucket: bucket }: DataBucketProps): string[] {
  if (!bucket) return [];

  const resource = bucket.node.defaultChild as s3.CfnBucket | undefined;
  const errors: string[] = [];
  if (bucket.encryptionKey || (resource && encryptsWithKms(resource))) {
    errors.push('`serverAccessLogsBucket` must be encrypted with keys managed by S3, got: a bucket with a KMS key');
  }
  if (resource?.objectLockEnabled) {
    errors.push('`serverAccessLogsBucket` must not have object lock, because S3 does not deliver access logs to it');
  }
  return errors;
}

function encryptsWithKms(resource: s3.CfnBucket): boolean {
  const encryption = Stack.of(resource).resolve(resource.bucketEncryption) as
    | s3.CfnBucket.BucketEncryptionProperty
    | undefined;
  const rules = (encryption?.serverSideEncryptionConfiguration ??
    []) as s3.CfnBucket.ServerSideEncryptionRuleProperty[];
  return rules.some(({ serverSideEncryptionByDefault: byDefault }) => {
    const algorithm = (byDefault as s3.CfnBucket.ServerSideEncryptionByDefaultProperty | undefined)?.sseAlgorithm;
    return algorithm?.startsWith('aws:kms');
  });
}

function validateDestination(scope: Construct, { serverAccessLogsBucket, bucketName }: DataBucketProps): string[] {
  if (!serverAccessLogsBucket) return [];

  const errors = validateSameEnvironment('serverAccessLogsBucket', serverAccessLogsBucket, scope, 'the bucket');
  // With a generated name, the stacks of the two buckets would refer to each other.
  if (bucketName === undefined && Stack.of(serverAccessLogsBucket) !== Stack.of(scope)) {
    errors.push('`bucketName` must be set if `serverAccessLogsBucket` is in another stack');
  }
  return errors;
}
