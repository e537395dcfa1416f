import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataBucketProps } from '../data-bucket-props';
import type { DataReplication } from '../data-replication';

/** Every rule that the replication of a bucket breaks, a sentence each. */
export function validateReplication(scope: Construct, props: DataBucketProps, versioned: boolean): string[] {
  const { replication, bucketName, encryptionKey } = props;
  if (!replication) return [];

  const errors: string[] = [];
  if (!versioned) errors.push('`replication` must not be given when `versioned` is false: it copies versions');
  if (bucketName === undefined) {
    errors.push('`bucketName` must be given with `replication`, whose role trusts S3 for this bucket alone');
  }
  if (encryptionKey && !replication.destinationKey) {
    errors.push('`destinationKey` must be given when the bucket has an `encryptionKey`');
  }
  return [
    ...errors,
    ...validateDestination(scope, replication, props.objectLock !== undefined),
    ...validateLatency(replication),
  ];
}

function validateDestination(
  scope: Construct,
  { destination, destinationVersioned }: DataReplication,
  locked: boolean,
): string[] {
  const resource = destination.node.defaultChild as s3.CfnBucket | undefined;
  if (!resource) {
    if (destinationVersioned) return [];
    return ['`destinationVersioned` must be true for an imported `destination`: S3 copies between versioned buckets'];
  }

  const there = Stack.of(destination);
  const versioning = there.resolve(resource.versioningConfiguration) as
    s3.CfnBucket.VersioningConfigurationProperty | undefined;
  const errors: string[] = [];
  if (versioning?.status !== 'Enabled') errors.push('`destination` must be versioned');
  if (locked && !resource.objectLockEnabled) {
    errors.push('`destination` must have object lock when the bucket has `objectLock`: locks are copied too');
  }
  if (there.resolve(resource.bucketName) === undefined && there.environment !== Stack.of(scope).environment) {
    errors.push('`destination` must have a physical name when it is in another region or account');
  }
  return errors;
}

function validateLatency({ maxLatency }: DataReplication): string[] {
  if (!maxLatency || maxLatency.isUnresolved() || maxLatency.toSeconds() >= 1) return [];
  return [`\`maxLatency\` must be at least a second, got: ${maxLatency.toSeconds()}`];
}
