import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { DataBucketProps } from '../data-bucket-props';
import { validateReason } from './no-backup-reason';
import { inDays, validateDays } from './validate-days';
import { validateDataLoss } from './validate-removal';

/** Every rule that the props of a bucket break, a sentence each. */
export function validateBucket(props: DataBucketProps, versioned: boolean): string[] {
  return [
    ...validateFormerVersions(props.noncurrentVersionExpiration, versioned),
    ...validateDays('expiration', props.expiration, 1),
    ...validateDays('transitionToIntelligentTieringAfter', props.transitionToIntelligentTieringAfter, 0),
    ...validateTransitionFirst(props.transitionToIntelligentTieringAfter, props.expiration),
    ...validateAccessLogsKey(props),
    ...validateAccessLogsPrefix(props),
    ...validateObjectLock(props, versioned),
    ...validateReaders(props),
    ...validateDataLoss(props.removalPolicy, props.allowDataLoss),
    ...validateBackedUpVersions(props, versioned),
    ...validateReason('versioned', versioned, props),
  ];
}

function validateFormerVersions(expiration: Duration | undefined, versioned: boolean): string[] {
  if (expiration === undefined) return [];

  const errors = validateDays('noncurrentVersionExpiration', expiration, 1);
  if (versioned) return errors;
  return [
    '`noncurrentVersionExpiration` must not be given when `versioned` is false: there are no former versions',
    ...errors,
  ];
}

function validateTransitionFirst(transition?: Duration, expiration?: Duration): string[] {
  if (!transition || !expiration || transition.isUnresolved() || expiration.isUnresolved()) return [];
  if (inDays(transition) < inDays(expiration)) return [];
  return [
    `\`transitionToIntelligentTieringAfter\` must be shorter than \`expiration\`, got: ${inDays(transition)} and ` +
      `${inDays(expiration)} days`,
  ];
}

/** S3 delivers logs with keys of its own only, and drops them without a word where it cannot. */
function validateAccessLogsKey({ serverAccessLogsBucket }: DataBucketProps): string[] {
  if (!serverAccessLogsBucket?.encryptionKey) return [];
  return ['`serverAccessLogsBucket` must have no `encryptionKey`: S3 delivers logs only where it manages the keys'];
}

function validateAccessLogsPrefix({ serverAccessLogsBucket, serverAccessLogsPrefix }: DataBucketProps): string[] {
  if (serverAccessLogsPrefix === undefined) return [];
  if (!serverAccessLogsBucket) {
    return ['`serverAccessLogsPrefix` must not be given without `serverAccessLogsBucket`: there are no logs'];
  }
  if (serverAccessLogsPrefix !== '') return [];
  return ['`serverAccessLogsPrefix` must not be empty'];
}

function validateObjectLock({ objectLock, removalPolicy }: DataBucketProps, versioned: boolean): string[] {
  if (!objectLock) return [];

  const errors: string[] = [];
  if (!versioned) errors.push('`objectLock` must not be given when `versioned` is false: it locks versions');
  if (removalPolicy === RemovalPolicy.DESTROY) {
    errors.push('`objectLock` must not be given when `removalPolicy` is DESTROY: a locked bucket cannot be emptied');
  }
  return errors;
}

function validateReaders({ readers }: DataBucketProps): string[] {
  return readers?.length === 0 ? ['`readers` must not be empty'] : [];
}

/** AWS Backup makes recovery points of versioned buckets alone. */
function validateBackedUpVersions({ backup }: DataBucketProps, versioned: boolean): string[] {
  return backup && !versioned ? ['`versioned` must not be false when there is a `backup`'] : [];
}
