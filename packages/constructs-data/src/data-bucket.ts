import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { CrossAccountReaders } from './cross-account-readers';
import { DataBucketDeletionProtection } from './data-bucket-deletion-protection';
import { DataBucketProps } from './data-bucket-props';
import { deliverAccessLogs } from './private/access-logs';
import { bucketArnOf } from './private/bucket-arn';
import { BucketReplication } from './private/bucket-replication';
import { deletionDenials } from './private/deletion-denials';
import { validateSameEnvironment } from './private/environment';
import { targetKey, validateKey } from './private/keys';
import { addNoBackupReason } from './private/no-backup-reason';
import { NotifyingBucket } from './private/notifying-bucket';
import { allowDecryption, bucketStatements, validateReaderPolicies } from './private/reader-statements';
import { throwAll } from './private/throw-all';
import { validateAccessLogs } from './private/validate-access-logs';
import { validateDataBucket } from './private/validate-data-bucket';
import { validateDataBucketReplication } from './private/validate-data-bucket-replication';

const MINIMUM_TLS_VERSION = 1.2;
const INCOMPLETE_UPLOAD_EXPIRATION = Duration.days(7);
const DEFAULT_NONCURRENT_VERSION_EXPIRATION = Duration.days(30);
const DEFAULT_ACCESS_LOGS_PREFIX = 'access-logs/';

/**
 * A private S3 bucket whose objects are versioned and retained by default.
 *
 * The bucket blocks public access and ACLs, encrypts its objects, rejects encryption with keys provided by callers
 * (SSE-C), requires TLS 1.2 or newer, and deletes incomplete uploads after seven days.
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
  /** The bucket. Use it to grant permissions. */
  public readonly bucket: s3.Bucket;

  /** The alarms on failed and on delayed replication. Empty if the bucket has no `replication`. */
  public readonly replicationAlarms: cloudwatch.Alarm[];

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: DataBucketProps = {}) {
    super(scope, id);
    // Lets another bucket of the app deliver its access logs here with a policy. This bucket has no ACLs.
    this.node.setContext(cxapi.S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY, true);

    const versioned = props.versioned ?? true;
    throwAll([
      ...validateDataBucket(props, versioned),
      ...validateAccessLogs(this, props),
      ...validateDataBucketReplication(this, props, versioned),
      ...validateKey('encryptionKey', props.encryptionKey, this, 'the bucket'),
      ...validateSameEnvironment('backup', props.backup, this, 'the bucket'),
    ]);

    const encryptionKey = props.encryptionKey && targetKey(props.encryptionKey);
    this.bucket = new NotifyingBucket(this, 'Bucket', {
      bucketName: props.bucketName,
      versioned,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: encryptionKey ? s3.BucketEncryption.KMS : s3.BucketEncryption.S3_MANAGED,
      encryptionKey,
      bucketKeyEnabled: encryptionKey && true,
      blockedEncryptionTypes: [s3.BlockedEncryptionType.SSE_C],
      enforceSSL: true,
      minimumTLSVersion: MINIMUM_TLS_VERSION,
      lifecycleRules: lifecycleRules(versioned, props),
      objectLockDefaultRetention: props.objectLock,
      // AWS Backup turns the notifications on to track changes.
      keepsEventBridge: (props.eventBridgeEnabled ?? false) || props.backup !== undefined,
    });
    this.node.defaultChild = this.bucket.node.defaultChild;
    this.node.addValidation({
      validate: () => validateReaderPolicies(this, this.bucket.policy?.document, 'bucket', encryptionKey),
    });
    if (props.eventBridgeEnabled) this.enableEventBridge();
    if (props.serverAccessLogsBucket) {
      deliverAccessLogs(this.bucket, {
        destination: props.serverAccessLogsBucket,
        prefix: props.serverAccessLogsPrefix ?? DEFAULT_ACCESS_LOGS_PREFIX,
        sourceName: props.bucketName,
      });
    }
    if (props.crossAccountReaders) this.allowReading(props.crossAccountReaders);
    if (props.deletionProtection) this.denyDeletion(props.deletionProtection);
    this.replicationAlarms = this.replicate({ ...props, encryptionKey });
    props.backup?.addBucket(this.bucket);
    addNoBackupReason(this.bucket, versioned, props);
  }

  private replicate({ bucketName, replication, encryptionKey, objectLock }: DataBucketProps): cloudwatch.Alarm[] {
    if (bucketName === undefined || !replication) return [];

    const destinationKey = replication.destinationKey && targetKey(replication.destinationKey);
    const source = { bucketArn: bucketArnOf(this, bucketName), encryptionKey, locked: objectLock !== undefined };
    return new BucketReplication(this, 'Replication', this.bucket, source, { ...replication, destinationKey }).alarms;
  }

  private allowReading(readers: CrossAccountReaders[]): void {
    const statements = readers.flatMap((each) => bucketStatements(each, this.bucket));
    for (const statement of statements) this.bucket.addToResourcePolicy(statement);

    const { region, urlSuffix } = Stack.of(this);
    if (this.bucket.encryptionKey) allowDecryption(readers, this.bucket.encryptionKey, `s3.${region}.${urlSuffix}`);
  }

  private denyDeletion(protection: DataBucketDeletionProtection): void {
    for (const denial of deletionDenials(protection, this.bucket)) this.bucket.addToResourcePolicy(denial);
    // The bucket outlives the stack, and would be without protection once CloudFormation had deleted the policy.
    this.bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  /** Uses the L1 construct, because the `eventBridgeEnabled` of `Bucket` adds a custom resource with a function. */
  private enableEventBridge(): void {
    const resource = this.bucket.node.defaultChild as s3.CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
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
