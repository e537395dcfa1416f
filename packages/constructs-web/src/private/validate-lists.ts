import { Token } from 'aws-cdk-lib/core';

/** Requires a list whose elements are known at synthesis, because they are processed one by one. */
export function validateKnownList(prop: string, values: unknown[] | undefined): string[] {
  if (values === undefined) return [];
  if (Token.isUnresolved(values)) return [`\`${prop}\` must be a list that is known at synthesis, got: a token`];
  return validateNotEmpty(prop, values);
}

/** An empty list is ambiguous: it could mean everything or nothing. */
export function validateNotEmpty(prop: string, values: unknown[] | undefined): string[] {
  return values?.length === 0 ? [`\`${prop}\` must not be empty`] : [];
}

/** Validates the elements of a list. Unresolved elements are accepted. */
export function validateEach(prop: string, values: string[] | undefined, pattern: RegExp, rule: string): string[] {
  if (values === undefined || Token.isUnresolved(values)) return [];
  return values
    .filter((value) => !Token.isUnresolved(value) && !pattern.test(value))
    .map((value) => `\`${prop}\` must be ${rule}, got: ${value}`);
}

/** Returns the elements that occur more than once. */
export function duplicates(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
