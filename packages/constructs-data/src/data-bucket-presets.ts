import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { DataBucketProtectionOptions } from './data-bucket-protection-options';

/**
 * Sets of protection options for a `DataBucket`.
 *
 * Add your own properties to a preset, and override the ones that do not fit.
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
  /**
   * For objects that cannot be recreated: versioned, and retained when the stack is deleted. Spells out the defaults.
   */
  public static readonly DURABLE: DataBucketProtectionOptions = {
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
  };

  /** For objects that can be recreated: not versioned, and deleted with the stack. */
  public static readonly DISPOSABLE: DataBucketProtectionOptions = {
    versioned: false,
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
    noBackupReason: 'Its objects can be made again',
  };

  /** For the access logs of other buckets: as durable as `DURABLE`, and expired after a year. */
  public static readonly ACCESS_LOGS: DataBucketProtectionOptions = {
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    expiration: Duration.days(365),
  };

  private constructor() {}
}
