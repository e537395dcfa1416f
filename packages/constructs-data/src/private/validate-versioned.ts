import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';

/** Validates that a bucket is versioned. The settings of an imported bucket are not known. */
export function validateVersioned(prop: string, bucket: s3.IBucket): string[] {
  const resource = bucket.node.defaultChild as s3.CfnBucket | undefined;
  if (!resource) return [];
  const versioning = Stack.of(resource).resolve(resource.versioningConfiguration) as
    | s3.CfnBucket.VersioningConfigurationProperty
    | undefined;
  return versioning?.status === 'Enabled' ? [] : [`\`${prop}\` must be versioned`];
}
