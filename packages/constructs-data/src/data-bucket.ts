import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataBucketProps } from './data-bucket-props';
import { DataReaders } from './data-readers';
import { logAccesses } from './private/access-logs';
import { throwAll } from './private/throw-all';
import { bucketArnOf } from './private/bucket-arn';
import { BucketReplication } from './private/bucket-replication';
import { noteReason } from './private/no-backup-reason';
import { bucketStatements, letDecrypt } from './private/reader-statements';
import { validateBucket } from './private/validate-bucket';
import { validateReplication } from './private/validate-replication';

const MINIMUM_TLS_VERSION = 1.2;
const INCOMPLETE_UPLOAD_EXPIRATION = Duration.days(7);
const DEFAULT_NONCURRENT_VERSION_EXPIRATION = Duration.days(30);
const DEFAULT_ACCESS_LOGS_PREFIX = 'access-logs/';

/**
 * A private S3 bucket whose objects are versioned and kept.
 *
 * Always: no public access, no ACLs, encryption, with no keys that callers bring along, TLS 1.2 or newer, and uploads
 * that were never completed are gone after seven days.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 * @example
 *
 * const logs = new DataBucket(this, 'Logs', DataBucketPresets.ACCESS_LOGS);
 * const files = new DataBucket(this, 'Files', { eventBridgeEnabled: true, serverAccessLogsBucket: logs.bucket });
 *
 * declare const reader: iam.IGrantable;
 * files.bucket.grants.actionsOnObjectKeys(reader, 'trades/*', 's3:GetObject');
 */
export class DataBucket extends Construct {
  /** The bucket, to grant actions on. */
  public readonly bucket: s3.Bucket;

  /** Tell of copies that failed or lag behind, to add actions to. Empty without `replication`. */
  public readonly replicationAlarms: cloudwatch.Alarm[];

  /**
   * @throws when a property breaks its rule, with every breach in one message
   */
  public constructor(scope: Construct, id: string, props: DataBucketProps = {}) {
    super(scope, id);

    const versioned = props.versioned ?? true;
    throwAll([
      ...validateBucket(props, versioned),
      ...this.validateAccessLogs(props),
      ...validateReplication(this, props, versioned),
    ]);

    this.bucket = new s3.Bucket(this, 'Bucket', {
      bucketName: props.bucketName,
      versioned,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: props.encryptionKey ? s3.BucketEncryption.KMS : s3.BucketEncryption.S3_MANAGED,
      encryptionKey: props.encryptionKey,
      bucketKeyEnabled: props.encryptionKey && true,
      blockedEncryptionTypes: [s3.BlockedEncryptionType.SSE_C],
      enforceSSL: true,
      minimumTLSVersion: MINIMUM_TLS_VERSION,
      lifecycleRules: lifecycleRules(versioned, props),
      objectLockDefaultRetention: props.objectLock,
    });
    if (props.eventBridgeEnabled) this.enableEventBridge();
    if (props.serverAccessLogsBucket) {
      logAccesses(this.bucket, {
        destination: props.serverAccessLogsBucket,
        prefix: props.serverAccessLogsPrefix ?? DEFAULT_ACCESS_LOGS_PREFIX,
        sourceName: props.bucketName,
      });
    }
    if (props.readers) this.letRead(props.readers);
    this.replicationAlarms = this.replicate(props);
    props.backup?.addBucket(this.bucket);
    noteReason(this.bucket, versioned, props);
  }

  private replicate({ bucketName, replication, encryptionKey, objectLock }: DataBucketProps): cloudwatch.Alarm[] {
    if (bucketName === undefined || !replication) return [];

    const source = { bucketArn: bucketArnOf(this, bucketName), encryptionKey, locked: objectLock !== undefined };
    return new BucketReplication(this, 'Replication', this.bucket, source, replication).alarms;
  }

  private letRead(readers: DataReaders[]): void {
    const statements = readers.flatMap((each) => bucketStatements(each, this.bucket));
    for (const statement of statements) this.bucket.addToResourcePolicy(statement);

    const { region, urlSuffix } = Stack.of(this);
    if (this.bucket.encryptionKey) letDecrypt(readers, this.bucket.encryptionKey, `s3.${region}.${urlSuffix}`);
  }

  private validateAccessLogs({ serverAccessLogsBucket, bucketName }: DataBucketProps): string[] {
    if (!serverAccessLogsBucket) return [];

    const { account, region } = Stack.of(this);
    const { env } = serverAccessLogsBucket;
    const errors: string[] = [];
    if (isOther(account, env.account) || isOther(region, env.region)) {
      errors.push(
        `\`serverAccessLogsBucket\` must be of the same account and region, ${account} and ${region}, ` +
          `got: ${env.account} and ${env.region}`,
      );
    }
    // A generated name is a reference from the log bucket's policy to this stack, and this stack refers to that one.
    if (bucketName === undefined && Stack.of(serverAccessLogsBucket) !== Stack.of(this)) {
      errors.push('`bucketName` must be given when `serverAccessLogsBucket` is in another stack');
    }
    return errors;
  }

  /** On the resource itself: the L2's `eventBridgeEnabled` brings a custom resource with a function of its own. */
  private enableEventBridge(): void {
    const resource = this.bucket.node.defaultChild as s3.CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
}

/** What is not known yet may be the same. */
function isOther(value: string, other: string): boolean {
  return Token.compareStrings(value, other) === TokenComparison.DIFFERENT;
}

function lifecycleRules(versioned: boolean, props: DataBucketProps): s3.LifecycleRule[] {
  const rules: s3.LifecycleRule[] = [
    { id: 'AbortIncompleteUploads', abortIncompleteMultipartUploadAfter: INCOMPLETE_UPLOAD_EXPIRATION },
  ];
  if (versioned) {
    const expiration = props.noncurrentVersionExpiration ?? DEFAULT_NONCURRENT_VERSION_EXPIRATION;
    rules.push({ id: 'ExpireFormerVersions', noncurrentVersionExpiration: expiration });
  }
  if (props.transitionToIntelligentTieringAfter) {
    const transitionAfter = props.transitionToIntelligentTieringAfter;
    const storageClass = s3.StorageClass.INTELLIGENT_TIERING;
    rules.push({ id: 'TierObjects', transitions: [{ storageClass, transitionAfter }] });
  }
  if (props.expiration) rules.push({ id: 'ExpireObjects', expiration: props.expiration });
  return rules;
}
