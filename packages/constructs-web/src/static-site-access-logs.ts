import * as s3 from 'aws-cdk-lib/aws-s3';
import { NoAccessLogsOptions } from './no-access-logs-options';
import { throwAll } from './private/throw-all';
import { validateLogBucket } from './private/validate-log-bucket';
import { validateReason } from './private/validate-reason';
import { StaticSiteAccessLogsOptions } from './static-site-access-logs-options';

/**
 * The destination of the access logs of a site.
 *
 * CloudFront delivers them through CloudWatch (standard logging v2), which requires a stack in us-east-1. The bucket can
 * be in any region, and needs no ACLs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 * @example
 *
 * declare const logs: s3.Bucket;
 * new StaticSite(this, 'Site', { accessLogs: StaticSiteAccessLogs.toBucket(logs) });
 */
export class StaticSiteAccessLogs {
  /**
   * Delivers the access logs to a bucket, as JSON.
   *
   * The policy of the bucket is extended to let CloudWatch deliver the logs of this site only. Extend the policy of an
   * imported bucket yourself.
   *
   * @param bucket a bucket of the same account that is encrypted with keys managed by S3
   * @param options the prefix of the keys
   * @throws if the bucket or the prefix is invalid; the error lists every violation
   */
  public static toBucket(bucket: s3.IBucket, options: StaticSiteAccessLogsOptions = {}): StaticSiteAccessLogs {
    throwAll(validateLogBucket(bucket, options));
    return new StaticSiteAccessLogs(bucket, options);
  }

  /**
   * Access is not logged. The reason is added to the metadata of the distribution.
   *
   * @param options the reason why access is not logged
   * @throws if the reason is too short
   */
  public static none(options: NoAccessLogsOptions): StaticSiteAccessLogs {
    throwAll(validateReason('reason', options.reason));
    return new StaticSiteAccessLogs(undefined, {}, options.reason);
  }

  private constructor(
    /**
     * The bucket that receives the logs.
     *
     * @internal
     */
    public readonly _bucket: s3.IBucket | undefined,
    /**
     * The options of the delivery.
     *
     * @internal
     */
    public readonly _options: StaticSiteAccessLogsOptions,
    /**
     * The reason why there are no logs.
     *
     * @internal
     */
    public readonly _noneReason?: string,
  ) {}
}
