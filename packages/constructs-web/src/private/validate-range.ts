import { Duration, Token } from 'aws-cdk-lib/core';

/** Validates an integer. */
export function validateInteger(prop: string, value: number | undefined, min: number, max = Infinity): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  const range = max === Infinity ? `of at least ${min}` : `between ${min} and ${max}`;
  return [`\`${prop}\` must be an integer ${range}, got: ${value}`];
}

/** Validates a duration in whole milliseconds. */
export function validateMilliseconds(prop: string, duration: Duration | undefined, min: number, max: number): string[] {
  if (duration === undefined || duration.isUnresolved()) return [];
  const milliseconds = duration.toMilliseconds({ integral: false });
  if (Number.isInteger(milliseconds) && milliseconds >= min && milliseconds <= max) return [];
  return [`\`${prop}\` must be a whole number of milliseconds between ${min} and ${max}, got: ${milliseconds}`];
}
