import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';

/** Options that protect the objects of a `DataBucket` from loss. `DataBucketPresets` has values for common cases. */
export interface DataBucketProtectionOptions {
  /**
   * Enables versioning, which keeps noncurrent versions of objects that are overwritten or deleted.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
   * @default true
   */
  readonly versioned?: boolean;

  /**
   * The removal policy of the bucket, which applies when it is removed from the stack.
   *
   * `DESTROY` requires `allowDataLoss`. CloudFormation only deletes an empty bucket, so empty it first.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Confirms that the objects may be lost, which `RemovalPolicy.DESTROY` requires.
   *
   * @default false
   */
  readonly allowDataLoss?: boolean;

  /**
   * The age at which objects expire, in whole days; in a versioned bucket, they become noncurrent.
   *
   * @default - objects do not expire
   */
  readonly expiration?: Duration;

  /**
   * The reason why the objects cannot be restored, required if there is neither a `backup` nor versioning: at least 10
   * characters.
   *
   * It is added to the metadata of the bucket in the template.
   *
   * @default - none
   */
  readonly noBackupReason?: string;
}
