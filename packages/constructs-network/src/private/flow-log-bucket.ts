import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import type { S3FlowLogsOptions } from '../flow-logs';

/** What a service needs of a key to encrypt with it, and to read again. */
export const USE_KEY_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * The bucket as a destination of a stack's flow logs, with its key open to the service that delivers them. `FlowLog`
 * writes the bucket's policy.
 */
export function flowLogBucket(stack: Stack, bucket: s3.IBucket, props: S3FlowLogsOptions): ec2.FlowLogDestination {
  bucket.encryptionKey?.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: USE_KEY_ACTIONS,
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'logs', resource: '*' }) },
      },
    }),
  );
  return ec2.FlowLogDestination.toS3(bucket, props.keyPrefix, {
    fileFormat: props.fileFormat ?? ec2.FlowLogFileFormat.PARQUET,
    hiveCompatiblePartitions: props.hiveCompatiblePartitions ?? true,
    perHourPartition: props.perHourPartition ?? true,
  });
}
