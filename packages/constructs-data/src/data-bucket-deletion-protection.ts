import { throwAll } from './private/throw-all';
import { validateConfiguredBy } from './private/validate-configured-by';

/**
 * Denies the deletion of objects to every principal of every account, administrators included.
 *
 * The policy of the bucket denies it without exception. It also denies changes of the lifecycle rules, of versioning and
 * of the policy itself, except to the roles that deploy the bucket. The policy is retained with the bucket when the stack
 * is deleted. Lifecycle rules are not subject to the policy, so
 * versions and objects still expire.
 *
 * To delete versions on purpose, deploy the bucket without the protection first. The root user of the account can always
 * replace the policy of a bucket, and a principal that may deploy with one of the roles can remove the protection: only
 * service control policies and object lock hold against them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 * @example
 *
 * const deployer = `arn:${Aws.PARTITION}:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1`;
 * const logs = new DataBucket(this, 'Logs', {
 *   expiration: Duration.days(365),
 *   deletionProtection: DataBucketDeletionProtection.objects([deployer]),
 * });
 * new DataBucket(this, 'Files', {
 *   serverAccessLogsBucket: logs.bucket,
 *   deletionProtection: DataBucketDeletionProtection.versions([deployer]),
 * });
 */
export class DataBucketDeletionProtection {
  /**
   * Denies the deletion of versions. An object can be deleted, which makes its current version noncurrent.
   *
   * @param configuredBy the ARNs of the roles that deploy the bucket, at least one, without wildcards: with the CDK's
   *   bootstrap, the role that CloudFormation assumes (`cdk-…-cfn-exec-role-…`)
   * @throws if there is no role, or a value is not the ARN of a role; the error lists every violation
   */
  public static versions(configuredBy: string[]): DataBucketDeletionProtection {
    return new DataBucketDeletionProtection(configuredBy, false);
  }

  /**
   * Denies the deletion of objects and of versions, for a bucket whose objects only expire, such as access logs.
   *
   * @param configuredBy the ARNs of the roles that deploy the bucket, at least one, without wildcards: with the CDK's
   *   bootstrap, the role that CloudFormation assumes (`cdk-…-cfn-exec-role-…`)
   * @throws if there is no role, or a value is not the ARN of a role; the error lists every violation
   */
  public static objects(configuredBy: string[]): DataBucketDeletionProtection {
    return new DataBucketDeletionProtection(configuredBy, true);
  }

  private constructor(
    /**
     * The ARNs of the roles that may change the configuration of the bucket.
     *
     * @internal
     */
    public readonly _configuredBy: string[],
    /**
     * True if current versions cannot be deleted either.
     *
     * @internal
     */
    public readonly _keepsCurrentVersions: boolean,
  ) {
    throwAll(validateConfiguredBy(_configuredBy));
  }
}
