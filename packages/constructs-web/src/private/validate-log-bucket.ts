import * as s3 from 'aws-cdk-lib/aws-s3';
import type { StaticSiteAccessLogsOptions } from '../static-site-access-logs-options';

/** Validates the arguments of `StaticSiteAccessLogs.toBucket()`. */
export function validateLogBucket(bucket: s3.IBucket, { prefix }: StaticSiteAccessLogsOptions): string[] {
  const errors: string[] = [];
  if (bucket.encryptionKey) {
    errors.push('`bucket` must be encrypted with keys managed by S3, got: a bucket with an `encryptionKey`');
  }
  if (prefix === '') errors.push('`prefix` must not be empty');
  if (prefix?.startsWith('/')) errors.push(`\`prefix\` must not start with a "/", got: ${prefix}`);
  return errors;
}
