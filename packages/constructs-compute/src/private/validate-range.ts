import { Duration, Token } from 'aws-cdk-lib/core';

/** Validates an integer in a range. */
export function validateInteger(prop: string, value: number | undefined, min: number, max = Infinity): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  const range = max === Infinity ? `of at least ${min}` : `between ${min} and ${max}`;
  return [`\`${prop}\` must be an integer ${range}, got: ${value}`];
}

/** Validates a duration of whole seconds in a range. */
export function validateSeconds(prop: string, value: Duration | undefined, min: number, max: number): string[] {
  if (value === undefined || value.isUnresolved()) return [];
  const seconds = value.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= min && seconds <= max) return [];
  return [`\`${prop}\` must be a whole number of seconds between ${min} and ${max}, got: ${seconds}`];
}
