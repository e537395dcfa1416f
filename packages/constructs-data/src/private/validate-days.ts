import { Duration } from 'aws-cdk-lib/core';

/** Validates a duration in whole days. */
export function validateDays(prop: string, duration: Duration | undefined, min: number): string[] {
  if (duration === undefined) return [];
  if (duration.isUnresolved()) return validateUnit(prop, duration, 'days');
  const days = inDays(duration);
  if (Number.isInteger(days) && days >= min) return [];
  return [`\`${prop}\` must be a whole number of days of at least ${min}, got: ${days}`];
}

/** Validates the unit of a duration whose value is a token, which cannot be converted. */
export function validateUnit(prop: string, duration: Duration, unit: string): string[] {
  if (duration.unitLabel() === unit) return [];
  return [`\`${prop}\` must be in ${unit} if its value is a token, got: ${duration.unitLabel()}`];
}

/** A duration in days, including fractions of a day. */
export function inDays(duration: Duration): number {
  return duration.toDays({ integral: false });
}
