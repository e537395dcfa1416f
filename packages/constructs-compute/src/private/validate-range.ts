import { Duration, Token } from 'aws-cdk-lib/core';

/** Validates an integer in a range. */
export function validateInteger(prop: string, value: number | undefined, min: number, max = Infinity): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  const range = max === Infinity ? `of at least ${min}` : `between ${min} and ${max}`;
  return [`\`${prop}\` must be an integer ${range}, got: ${value}`];
}

/** Validates that a duration is known, because other values are calculated from it. */
export function validateKnown(prop: string, value: Duration | undefined): string[] {
  if (!value?.isUnresolved()) return [];
  return [`\`${prop}\` must be known at synthesis, got: a token`];
}

/** Validates the unit of a duration whose value is a token, which cannot be converted. */
export function validateUnit(prop: string, value: Duration, unit: string): string[] {
  if (value.unitLabel() === unit) return [];
  return [`\`${prop}\` must be in ${unit} if its value is a token, got: ${value.unitLabel()}`];
}

/** Validates a duration of whole seconds in a range. */
export function validateSeconds(prop: string, value: Duration | undefined, min: number, max: number): string[] {
  if (value === undefined) return [];
  if (value.isUnresolved()) return validateUnit(prop, value, 'seconds');
  const seconds = value.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= min && seconds <= max) return [];
  return [`\`${prop}\` must be a whole number of seconds between ${min} and ${max}, got: ${seconds}`];
}
