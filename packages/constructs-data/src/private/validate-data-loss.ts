import { RemovalPolicy } from 'aws-cdk-lib/core';

/** Requires that the deletion of data with its stack is confirmed. */
export function validateDataLoss(removalPolicy?: RemovalPolicy, allowDataLoss = false): string[] {
  if (removalPolicy !== RemovalPolicy.DESTROY || allowDataLoss) return [];
  return ['`allowDataLoss` must be true if `removalPolicy` is DESTROY, got: false'];
}
