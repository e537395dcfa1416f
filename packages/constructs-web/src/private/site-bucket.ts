import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { StaticSiteBucketOptions } from '../static-site-bucket-options';

const MINIMUM_TLS_VERSION = 1.2;
const INCOMPLETE_UPLOAD_EXPIRATION = Duration.days(7);
const DEFAULT_NONCURRENT_VERSION_EXPIRATION = Duration.days(30);

/** Options for the bucket of a site. */
export interface SiteBucketOptions extends StaticSiteBucketOptions {
  readonly bucketName?: string;
  readonly encryptionKey?: kms.IKey;
}

/** The private bucket of a site. */
export class SiteBucket extends s3.Bucket {
  public constructor(scope: Construct, id: string, options: SiteBucketOptions) {
    const versioned = options.versioned ?? true;
    super(scope, id, {
      bucketName: options.bucketName,
      versioned,
      removalPolicy: options.removalPolicy ?? RemovalPolicy.RETAIN,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: options.encryptionKey ? s3.BucketEncryption.KMS : s3.BucketEncryption.S3_MANAGED,
      encryptionKey: options.encryptionKey,
      bucketKeyEnabled: options.encryptionKey && true,
      blockedEncryptionTypes: [s3.BlockedEncryptionType.SSE_C],
      enforceSSL: true,
      minimumTLSVersion: MINIMUM_TLS_VERSION,
      lifecycleRules: lifecycleRules(versioned, options.noncurrentVersionExpiration),
    });
  }
}

function lifecycleRules(versioned: boolean, expiration?: Duration): s3.LifecycleRule[] {
  const rules: s3.LifecycleRule[] = [
    { id: 'AbortIncompleteUploads', abortIncompleteMultipartUploadAfter: INCOMPLETE_UPLOAD_EXPIRATION },
  ];
  if (versioned) {
    const noncurrentVersionExpiration = expiration ?? DEFAULT_NONCURRENT_VERSION_EXPIRATION;
    rules.push({ id: 'ExpireFormerVersions', noncurrentVersionExpiration });
  }
  return rules;
}
