import { RemovalPolicy } from 'aws-cdk-lib/core';
import { StaticSiteBucketOptions } from './static-site-bucket-options';

/**
 * Sets of options for the bucket of a `StaticSite`.
 *
 * Add your own properties to a preset, and override the ones that do not fit.
 *
 * @example
 *
 * const preset = StaticSitePresets.DISPOSABLE;
 * new StaticSite(this, 'Site', {
 *   accessLogs: StaticSiteAccessLogs.none({ reason: 'Only developers use this site' }),
 *   versioned: preset.versioned,
 *   removalPolicy: preset.removalPolicy,
 * });
 */
export class StaticSitePresets {
  /** For a site that is used: its files are versioned, and retained when the stack is deleted. Spells out the defaults. */
  public static readonly DURABLE: StaticSiteBucketOptions = {
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
  };

  /** For a site that is rebuilt at any time: its files are not versioned, and deleted with the stack. */
  public static readonly DISPOSABLE: StaticSiteBucketOptions = {
    versioned: false,
    removalPolicy: RemovalPolicy.DESTROY,
  };

  private constructor() {}
}
