import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';

/**
 * What a bucket copies to another one, in another region or account, as objects are put. What was there before stays
 * where it is: that takes a batch replication job.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export interface DataReplication {
  /**
   * The bucket that is copied to: versioned, and with a physical name when it is in another region or account. It is
   * deployed first, save when it belongs to another stage: then see to that. A bucket of this app in another account lets
   * the copies in by itself. An imported one must be made to; give its account with
   * `Bucket.fromBucketAttributes`.
   */
  readonly destination: s3.IBucket;

  /**
   * Says that the destination is versioned, where that cannot be seen since it is imported.
   *
   * @default false
   */
  readonly destinationVersioned?: boolean;

  /**
   * The key that encrypts the copies; needed when the bucket has an `encryptionKey`, and then with a policy of its own
   * that lets the source's account in.
   *
   * @default - the destination's own default encryption
   */
  readonly destinationKey?: kms.IKey;

  /**
   * Which objects are copied: those whose keys begin so.
   *
   * @default - all
   */
  readonly prefix?: string;

  /**
   * Hides an object at the destination too when it is deleted here. Without it the copies outlive a deletion.
   *
   * @default false
   */
  readonly deleteMarkers?: boolean;

  /**
   * Has AWS answer for copying 99.9 % of the objects within 15 minutes, at a price for each gigabyte.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
   * @default false
   */
  readonly timeControl?: boolean;

  /**
   * How far the copies may lag behind before an alarm goes off, a second at least.
   *
   * @default Duration.minutes(15)
   */
  readonly maxLatency?: Duration;
}
