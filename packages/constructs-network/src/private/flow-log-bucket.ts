import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import type { S3FlowLogsOptions } from '../flow-logs';

/** The actions that a service needs on a key to encrypt and decrypt. */
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
 * The bucket as a destination of flow logs. Extends the policy of its key to let the log delivery service encrypt.
 *
 * `FlowLog` extends the policy of the bucket.
 */
export function flowLogBucket(stack: Stack, bucket: s3.IBucket, options: S3FlowLogsOptions): ec2.FlowLogDestination {
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
  return ec2.FlowLogDestination.toS3(bucket, options.keyPrefix, {
    fileFormat: options.fileFormat ?? ec2.FlowLogFileFormat.PARQUET,
    hiveCompatiblePartitions: options.hiveCompatiblePartitions ?? true,
    perHourPartition: options.perHourPartition ?? true,
  });
}
