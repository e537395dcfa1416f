import { RemovalPolicy } from 'aws-cdk-lib/core';

/** Data goes with its stack only when two properties say so. */
export function validateDataLoss(removalPolicy?: RemovalPolicy, allowDataLoss = false): string[] {
  if (removalPolicy !== RemovalPolicy.DESTROY || allowDataLoss) return [];
  return ['`removalPolicy` must not be DESTROY unless `allowDataLoss` is true, got: false'];
}
