import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';

/** Options that protect the files of a `StaticSite`. */
export interface StaticSiteBucketOptions {
  /**
   * Enables versioning, which keeps noncurrent versions of files that are overwritten or deleted.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
   * @default true
   */
  readonly versioned?: boolean;

  /**
   * How long noncurrent versions of files are kept, in whole days, only for a versioned bucket.
   *
   * @default Duration.days(30)
   */
  readonly noncurrentVersionExpiration?: Duration;

  /**
   * The removal policy of the bucket, which applies when it is removed from the stack.
   *
   * With `RemovalPolicy.DESTROY`, the bucket must be emptied before it is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
