import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';

/** How much a bucket's objects are worth: what a `DataBucketPresets` decides together. */
export interface DataBucketPreset {
  /**
   * Keeps the former versions of an object that is overwritten or deleted.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
   * @default true
   */
  readonly versioned?: boolean;

  /**
   * What becomes of the bucket when it leaves its stack: `DESTROY` only together with `allowDataLoss`. CloudFormation
   * deletes an empty bucket only: empty it first.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Says that the objects may be lost: the second word that `RemovalPolicy.DESTROY` needs.
   *
   * @default false
   */
  readonly allowDataLoss?: boolean;

  /**
   * How long an object is kept, in whole days; of a versioned bucket it then becomes a former version.
   *
   * @default - objects stay
   */
  readonly expiration?: Duration;

  /**
   * Why nothing brings the objects back, where neither `backup` nor `versioned` does: at least 10 characters, to be read in
   * the template.
   *
   * @default - none, where something brings them back
   */
  readonly noBackupReason?: string;
}

/**
 * Opinions about one bucket, to be spread below the caller's own props:
 * `{ ...DataBucketPresets.DISPOSABLE, eventBridgeEnabled: true }`; where a language cannot spread, to be read one by one.
 *
 * @example
 *
 * const preset = DataBucketPresets.DISPOSABLE;
 * new DataBucket(this, 'Bucket', {
 *   eventBridgeEnabled: true,
 *   versioned: preset.versioned,
 *   removalPolicy: preset.removalPolicy,
 *   allowDataLoss: preset.allowDataLoss,
 *   noBackupReason: preset.noBackupReason,
 * });
 */
export class DataBucketPresets {
  /** Objects that cannot be made again: versioned, kept when their stack goes. The defaults, said aloud. */
  public static readonly DURABLE: DataBucketPreset = {
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
  };

  /** Objects that can be made again: one version, and the bucket goes with its stack. */
  public static readonly DISPOSABLE: DataBucketPreset = {
    versioned: false,
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
    noBackupReason: 'Its objects can be made again',
  };

  /** Access logs of other buckets: as durable, and gone after the year that auditors ask for. */
  public static readonly ACCESS_LOGS: DataBucketPreset = {
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    expiration: Duration.days(365),
  };

  private constructor() {}
}
