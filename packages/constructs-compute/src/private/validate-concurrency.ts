import { Token } from 'aws-cdk-lib/core';

/** Validates that a concurrency is reserved, if any is: Lambda throttles invocations above it. */
export function validateConcurrencyReserved(
  prop: string,
  value: number | undefined,
  reserved: number | undefined,
): string[] {
  if (value === undefined || reserved === undefined) return [];
  if (Token.isUnresolved(value) || Token.isUnresolved(reserved) || value <= reserved) return [];
  return [`\`${prop}\` must be at most \`reservedConcurrentExecutions\`, ${reserved}, got: ${value}`];
}
