import { RemovalPolicy } from 'aws-cdk-lib/core';

/** Validates a removal policy. CloudFormation rejects snapshots of buckets, tables and vaults during deployment. */
export function validateRemovalPolicy(removalPolicy: RemovalPolicy | undefined): string[] {
  if (removalPolicy !== RemovalPolicy.SNAPSHOT) return [];
  return [
    '`removalPolicy` must not be SNAPSHOT, because CloudFormation does not support it; use RETAIN and a `backup`',
  ];
}
