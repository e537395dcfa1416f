import * as s3 from 'aws-cdk-lib/aws-s3';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { FlowLogs } from '../flow-logs';
import { validateKey } from './keys';

/** Validates the options of flow logs that depend on the network. */
export function validateFlowLogs(scope: Construct, flowLogs: FlowLogs | undefined): string[] {
  return [
    ...validateKey('encryptionKey', flowLogs?._options.encryptionKey, scope, 'the network'),
    ...(flowLogs?._toS3 ? validateBucket(flowLogs._toS3.bucket) : []),
  ];
}

/** The policy of an AWS managed key does not let the log delivery service use it. */
function validateBucket(bucket: s3.IBucket): string[] {
  const resource = bucket.node.defaultChild as s3.CfnBucket | undefined;
  if (!resource || bucket.encryptionKey) return [];
  const encryption = JSON.stringify(Stack.of(resource).resolve(resource.bucketEncryption) ?? {});
  if (!encryption.includes('"aws:kms')) return [];
  return [
    '`flowLogs` must not be delivered to a bucket with an AWS managed KMS key; use keys managed by S3 or a key of your own, ' +
      `got: ${bucket.node.path}`,
  ];
}

/** Validates a removal policy. CloudFormation rejects snapshots of log groups during deployment. */
export function validateRemovalPolicy(removalPolicy: RemovalPolicy | undefined): string[] {
  if (removalPolicy !== RemovalPolicy.SNAPSHOT) return [];
  return ['`removalPolicy` must not be SNAPSHOT, because CloudFormation does not support it; use RETAIN'];
}

/** Validates the key prefix of flow logs. `AWSLogs` is reserved for the folder of the delivery service. */
export function validateKeyPrefix(prefix: string | undefined): string[] {
  if (prefix === undefined) return [];
  const folders = prefix.split('/');
  if (!folders.includes('') && !folders.includes('AWSLogs')) return [];
  return [
    `\`keyPrefix\` must be a folder such as flow-logs, without AWSLogs and without a leading or trailing slash, got: ${prefix}`,
  ];
}
