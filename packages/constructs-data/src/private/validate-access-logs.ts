import { Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataBucketProps } from '../data-bucket-props';

/** Validates the props for the access logs of a `DataBucket`. */
export function validateAccessLogs(scope: Construct, props: DataBucketProps): string[] {
  return [...validatePrefix(props), ...validateKey(props), ...validateDestination(scope, props)];
}

function validatePrefix({ serverAccessLogsBucket, serverAccessLogsPrefix }: DataBucketProps): string[] {
  if (serverAccessLogsPrefix === undefined) return [];
  if (!serverAccessLogsBucket) {
    return ['`serverAccessLogsPrefix` must not be set without `serverAccessLogsBucket`'];
  }
  return serverAccessLogsPrefix === '' ? ['`serverAccessLogsPrefix` must not be empty'] : [];
}

/** S3 silently drops the logs for a bucket with a KMS key. */
function validateKey({ serverAccessLogsBucket }: DataBucketProps): string[] {
  if (!serverAccessLogsBucket?.encryptionKey) return [];
  return ['`serverAccessLogsBucket` must be encrypted with keys managed by S3, got: a bucket with an `encryptionKey`'];
}

function validateDestination(scope: Construct, { serverAccessLogsBucket, bucketName }: DataBucketProps): string[] {
  if (!serverAccessLogsBucket) return [];

  const { account, region } = Stack.of(scope);
  const { env } = serverAccessLogsBucket;
  const errors: string[] = [];
  if (differs(account, env.account) || differs(region, env.region)) {
    errors.push(
      `\`serverAccessLogsBucket\` must be in the account and region of the bucket, ${account} and ${region}, ` +
        `got: ${env.account} and ${env.region}`,
    );
  }
  // With a generated name, the stacks of the two buckets would refer to each other.
  if (bucketName === undefined && Stack.of(serverAccessLogsBucket) !== Stack.of(scope)) {
    errors.push('`bucketName` must be set if `serverAccessLogsBucket` is in another stack');
  }
  return errors;
}

/** An unresolved value may turn out to be the same. */
function differs(value: string, other: string): boolean {
  return Token.compareStrings(value, other) === TokenComparison.DIFFERENT;
}
