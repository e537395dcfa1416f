import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataBucketPreset } from './data-bucket-presets';

const MINIMUM_TLS_VERSION = 1.2;
const INCOMPLETE_UPLOAD_EXPIRATION = Duration.days(7);
const DEFAULT_NONCURRENT_VERSION_EXPIRATION = Duration.days(30);

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
}

/**
 * A private S3 bucket whose objects are versioned and kept.
 *
 * Always: no public access, no ACLs, encryption with keys that S3 manages, TLS 1.2 or newer, and uploads that were
 * never completed are gone after seven days.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 * @example
 *
 * const files = new DataBucket(this, 'Files', { eventBridgeEnabled: true });
 *
 * declare const reader: iam.IGrantable;
 * files.bucket.grants.actionsOnObjectKeys(reader, 'trades/*', 's3:GetObject');
 */
export class DataBucket extends Construct {
  /** The bucket, to grant actions on. */
  public readonly bucket: s3.Bucket;

  /**
   * @throws when `noncurrentVersionExpiration` is no whole number of days, or is given to an unversioned bucket
   */
  public constructor(scope: Construct, id: string, props: DataBucketProps = {}) {
    super(scope, id);

    const versioned = props.versioned ?? true;
    validateProps(validateNoncurrentVersionExpiration(props.noncurrentVersionExpiration, versioned));

    this.bucket = new s3.Bucket(this, 'Bucket', {
      bucketName: props.bucketName,
      versioned,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: MINIMUM_TLS_VERSION,
      lifecycleRules: lifecycleRules(versioned, props.noncurrentVersionExpiration),
    });
    if (props.eventBridgeEnabled) this.enableEventBridge();
  }

  /** On the resource itself: the L2's `eventBridgeEnabled` brings a custom resource with a function of its own. */
  private enableEventBridge(): void {
    const resource = this.bucket.node.defaultChild as s3.CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
}

function lifecycleRules(versioned: boolean, noncurrentVersionExpiration?: Duration): s3.LifecycleRule[] {
  const incompleteUploads: s3.LifecycleRule = {
    id: 'AbortIncompleteUploads',
    abortIncompleteMultipartUploadAfter: INCOMPLETE_UPLOAD_EXPIRATION,
  };
  if (!versioned) return [incompleteUploads];
  return [
    incompleteUploads,
    {
      id: 'ExpireFormerVersions',
      noncurrentVersionExpiration: noncurrentVersionExpiration ?? DEFAULT_NONCURRENT_VERSION_EXPIRATION,
    },
  ];
}

function validateProps(errors: string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

function validateNoncurrentVersionExpiration(expiration: Duration | undefined, versioned: boolean): string[] {
  if (expiration === undefined) return [];

  const errors: string[] = [];
  if (!versioned) {
    errors.push(
      '`noncurrentVersionExpiration` must not be given when `versioned` is false: there are no former versions',
    );
  }
  if (!expiration.isUnresolved()) {
    const days = expiration.toDays({ integral: false });
    if (!Number.isInteger(days) || days < 1) {
      errors.push(`\`noncurrentVersionExpiration\` must be a whole number of days, at least 1, got: ${days}`);
    }
  }
  return errors;
}
