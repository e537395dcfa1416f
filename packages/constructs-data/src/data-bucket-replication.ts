import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';

/**
 * Replicates the objects of a `DataBucket` to a bucket in another region or account.
 *
 * Only objects that are created after replication is enabled are replicated. Use S3 Batch Replication for existing
 * ones.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export interface DataBucketReplication {
  /**
   * The bucket to replicate to: versioned and, if it is in another region or account, with a physical name.
   *
   * A destination in the same stage is deployed first. Deploy a destination in another stage first yourself. The policy
   * of a destination of this app in another account is extended to accept the replicas. Extend the policy of an
   * imported destination yourself, and import it with its account through `Bucket.fromBucketAttributes`.
   */
  readonly destination: s3.IBucket;

  /**
   * Confirms that an imported destination is versioned, because the construct cannot verify it.
   *
   * @default false
   */
  readonly destinationVersioned?: boolean;

  /**
   * The KMS key that encrypts the replicas, required if the bucket has an `encryptionKey`.
   *
   * The policy of the key must allow the source account to use it.
   *
   * @default - the default encryption of the destination
   */
  readonly destinationKey?: kms.IKey;

  /**
   * The key prefix of the objects to replicate.
   *
   * @default - all objects are replicated
   */
  readonly prefix?: string;

  /**
   * Enables the replication of delete markers, which hides deleted objects at the destination as well.
   *
   * @default false
   */
  readonly deleteMarkerReplication?: boolean;

  /**
   * Enables S3 Replication Time Control, which replicates 99.9% of objects within 15 minutes for a fee per gigabyte.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
   * @default false
   */
  readonly timeControl?: boolean;

  /**
   * The replication latency above which an alarm is raised, at least one second.
   *
   * @default Duration.minutes(15)
   */
  readonly maxLatency?: Duration;
}
