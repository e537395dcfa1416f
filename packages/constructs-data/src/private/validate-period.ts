import { Duration } from 'aws-cdk-lib/core';
import { inDays, validateUnit } from './validate-days';

/** Validates a duration of 1 to `max` whole hours or days. */
export function validatePeriod(
  prop: string,
  duration: Duration | undefined,
  unit: 'hours' | 'days',
  max: number,
): string[] {
  if (!duration) return [];
  if (duration.isUnresolved()) return validateUnit(prop, duration, unit);
  const value = unit === 'hours' ? duration.toHours({ integral: false }) : inDays(duration);
  if (Number.isInteger(value) && value >= 1 && value <= max) return [];
  return [`\`${prop}\` must be a whole number of ${unit} between 1 and ${max}, got: ${value}`];
}
