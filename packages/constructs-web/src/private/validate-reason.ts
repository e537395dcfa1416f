import { Token } from 'aws-cdk-lib/core';

const MIN_LENGTH = 10;

/** Requires a reason for something that is less safe than the default. */
export function validateReason(prop: string, reason: string): string[] {
  if (Token.isUnresolved(reason) || reason.trim().length >= MIN_LENGTH) return [];
  return [`\`${prop}\` must have at least ${MIN_LENGTH} characters, got: '${reason}'`];
}
