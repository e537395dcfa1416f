import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { DataBackup } from './data-backup';
import { DataBucketPreset } from './data-bucket-presets';
import { DataReaders } from './data-readers';
import { DataReplication } from './data-replication';

/** Properties of a `DataBucket`. */
export interface DataBucketProps extends DataBucketPreset {
  /**
   * The bucket's name, which no other bucket of any account may have.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   * @default - a generated name
   */
  readonly bucketName?: string;

  /**
   * Tells Amazon EventBridge what happens to the objects.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   * @default false
   */
  readonly eventBridgeEnabled?: boolean;

  /**
   * How long a former version of an object is kept, in whole days; of a versioned bucket only.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
   * @default Duration.days(30)
   */
  readonly noncurrentVersionExpiration?: Duration;

  /**
   * How old an object is when it moves to Intelligent-Tiering, in whole days, fewer than `expiration`: storage that
   * costs less the longer an object is not read, for a monthly fee an object.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering.html
   * @default - objects stay where they were put
   */
  readonly transitionToIntelligentTieringAfter?: Duration;

  /**
   * The key that encrypts the objects, through a bucket key, which asks KMS once and not for every object. A key costs
   * a monthly fee and can be shut; who reads the objects needs `kms:Decrypt` on it. Not for a bucket of access logs.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
   * @default - keys that S3 manages, which are free
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Where the requests to the bucket are logged: a bucket of the same account and region, encrypted with keys that S3
   * manages and without object lock, such as a `DataBucket` with `DataBucketPresets.ACCESS_LOGS`. S3 is let in by that
   * bucket's policy, for this bucket alone; to an imported one you let it in. A bucket in another stack logs only one
   * with a `bucketName`.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
   * @default - requests are not logged
   */
  readonly serverAccessLogsBucket?: s3.IBucket;

  /**
   * What the keys of the logs begin with; with `serverAccessLogsBucket` only. Account, region, bucket, year, month and day come after it.
   *
   * @default access-logs/
   */
  readonly serverAccessLogsPrefix?: string;

  /**
   * Locks every new version for a while, in whole days, of a versioned bucket that is kept: with
   * `ObjectLockRetention.governance` for all but those with a right of its own, with `ObjectLockRetention.compliance`
   * for everybody. To be decided before the bucket is made: later it means another bucket.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   * @default - no lock
   */
  readonly objectLock?: s3.ObjectLockRetention;

  /**
   * Who of other accounts may list the bucket and read its objects, by the bucket's policy; with an `encryptionKey` of
   * the same app also decrypt them, by the key's. Former versions are not theirs to read.
   *
   * @default - nobody
   */
  readonly readers?: DataReaders[];

  /**
   * Another bucket that the objects are copied to; of a versioned bucket with a `bucketName` only.
   *
   * @default - none
   */
  readonly replication?: DataReplication;

  /**
   * Makes recovery points of the objects; of a versioned bucket only.
   *
   * @default - none beside former versions
   */
  readonly backup?: DataBackup;
}
