import { Duration } from 'aws-cdk-lib/core';

/** Validates a duration in whole days. */
export function validateDays(prop: string, duration: Duration | undefined, min: number): string[] {
  if (duration === undefined || duration.isUnresolved()) return [];
  const days = inDays(duration);
  if (Number.isInteger(days) && days >= min) return [];
  return [`\`${prop}\` must be a whole number of days of at least ${min}, got: ${days}`];
}

/** A duration in days, including fractions of a day. */
export function inDays(duration: Duration): number {
  return duration.toDays({ integral: false });
}
