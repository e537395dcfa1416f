import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataBucketProps } from '../data-bucket-props';
import type { DataBucketReplication } from '../data-bucket-replication';
import { validateKeyInRegion } from './keys';
import { validateUnit } from './validate-days';
import { validateVersioned } from './validate-versioned';

/** Validates the replication of a `DataBucket`. */
export function validateDataBucketReplication(scope: Construct, props: DataBucketProps, versioned: boolean): string[] {
  const { replication, bucketName, encryptionKey } = props;
  if (!replication) return [];

  const errors: string[] = [];
  if (!versioned) errors.push('`versioned` must be true if there is a `replication`, got: false');
  if (bucketName === undefined) {
    errors.push('`bucketName` must be set if there is a `replication`, because the trust policy of its role needs it');
  }
  if (encryptionKey && !replication.destinationKey) {
    errors.push('`destinationKey` must be set if the bucket has an `encryptionKey`');
  }
  return [
    ...errors,
    ...validateDestination(scope, replication, props.objectLock !== undefined),
    ...validateDestinationKey(replication),
    ...validateLatency(replication),
  ];
}

function validateDestination(
  scope: Construct,
  { destination, destinationVersioned }: DataBucketReplication,
  locked: boolean,
): string[] {
  const resource = destination.node.defaultChild as s3.CfnBucket | undefined;
  if (!resource) {
    return destinationVersioned ? [] : ['`destinationVersioned` must be true if `destination` is imported'];
  }

  const destinationStack = Stack.of(destination);
  const errors = validateVersioned('destination', destination);
  if (locked && !resource.objectLockEnabled) {
    errors.push('`destination` must have object lock if the bucket has `objectLock`');
  }
  const hasGeneratedName = destinationStack.resolve(resource.bucketName) === undefined;
  if (hasGeneratedName && destinationStack.environment !== Stack.of(scope).environment) {
    errors.push('`destination` must have a physical name if it is in another region or account');
  }
  return errors;
}

function validateDestinationKey({ destination, destinationKey }: DataBucketReplication): string[] {
  if (!destinationKey) return [];
  return validateKeyInRegion('destinationKey', destinationKey, destination.env.region, 'the destination');
}

function validateLatency({ maxLatency }: DataBucketReplication): string[] {
  if (!maxLatency) return [];
  if (maxLatency.isUnresolved()) return validateUnit('maxLatency', maxLatency, 'seconds');
  if (maxLatency.toSeconds() >= 1) return [];
  return [`\`maxLatency\` must be at least 1 second, got: ${maxLatency.toSeconds()}`];
}
