import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { DataBucketProps } from '../data-bucket-props';
import { validateDataLoss } from './validate-data-loss';
import { inDays, validateDays } from './validate-days';
import { validateNoBackupReason } from './validate-no-backup-reason';
import { validateRemovalPolicy } from './validate-removal-policy';

/** Validates the props of a `DataBucket`, except for access logs and replication. */
export function validateDataBucket(props: DataBucketProps, versioned: boolean): string[] {
  return [
    ...validateNoncurrentVersions(props.noncurrentVersionExpiration, versioned),
    ...validateDays('expiration', props.expiration, 1),
    ...validateDays('transitionToIntelligentTieringAfter', props.transitionToIntelligentTieringAfter, 0),
    ...validateTransitionFirst(props.transitionToIntelligentTieringAfter, props.expiration),
    ...validateObjectLock(props, versioned),
    ...validateDeletionProtection(props, versioned),
    ...validateReaders(props),
    ...validateRemovalPolicy(props.removalPolicy),
    ...validateDataLoss(props.removalPolicy, props.allowDataLoss),
    ...validateBackedUpVersions(props, versioned),
    ...validateNoBackupReason('versioned', versioned, props),
  ];
}

function validateNoncurrentVersions(expiration: Duration | undefined, versioned: boolean): string[] {
  if (expiration === undefined) return [];

  const errors = validateDays('noncurrentVersionExpiration', expiration, 1);
  if (versioned) return errors;
  return ['`noncurrentVersionExpiration` must not be set if `versioned` is false', ...errors];
}

function validateTransitionFirst(transition?: Duration, expiration?: Duration): string[] {
  if (!transition || !expiration || transition.isUnresolved() || expiration.isUnresolved()) return [];
  if (inDays(transition) < inDays(expiration)) return [];
  return [
    `\`transitionToIntelligentTieringAfter\` must be less than \`expiration\`, ${inDays(expiration)} days, ` +
      `got: ${inDays(transition)} days`,
  ];
}

function validateObjectLock({ objectLock, removalPolicy }: DataBucketProps, versioned: boolean): string[] {
  if (!objectLock) return [];

  const errors: string[] = [];
  if (!versioned) errors.push('`objectLock` must not be set if `versioned` is false, because it locks versions');
  if (removalPolicy === RemovalPolicy.DESTROY) {
    errors.push(
      '`objectLock` must not be set if `removalPolicy` is DESTROY, because a locked bucket cannot be emptied',
    );
  }
  return errors;
}

function validateDeletionProtection(
  { deletionProtection, removalPolicy }: DataBucketProps,
  versioned: boolean,
): string[] {
  if (!deletionProtection) return [];

  const errors: string[] = [];
  if (!versioned) {
    errors.push(
      '`deletionProtection` must not be set if `versioned` is false, because objects can be overwritten without versions',
    );
  }
  if (removalPolicy === RemovalPolicy.DESTROY) {
    errors.push(
      '`deletionProtection` must not be set if `removalPolicy` is DESTROY, because the bucket cannot be emptied',
    );
  }
  return errors;
}

function validateReaders({ crossAccountReaders }: DataBucketProps): string[] {
  return crossAccountReaders?.length === 0 ? ['`crossAccountReaders` must not be empty'] : [];
}

/** AWS Backup only supports versioned buckets. */
function validateBackedUpVersions({ backup }: DataBucketProps, versioned: boolean): string[] {
  return backup && !versioned ? ['`versioned` must be true if there is a `backup`, got: false'] : [];
}
