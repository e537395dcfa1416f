import { Duration } from 'aws-cdk-lib/core';

/** A duration that is counted in days. */
export function validateDays(prop: string, duration: Duration | undefined, minimum: number): string[] {
  if (duration === undefined || duration.isUnresolved()) return [];
  const days = inDays(duration);
  if (Number.isInteger(days) && days >= minimum) return [];
  return [`\`${prop}\` must be a whole number of days, at least ${minimum}, got: ${days}`];
}

/** Also parts of a day. */
export function inDays(duration: Duration): number {
  return duration.toDays({ integral: false });
}
