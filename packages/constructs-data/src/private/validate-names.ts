import { Token } from 'aws-cdk-lib/core';

const NAME_PATTERN = /^[A-Za-z0-9_.-]{3,255}$/;
const MAX_KEY_NAME_LENGTH = 255;

/** Validates the name of a table or an index. */
export function validateName(prop: string, name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name) || NAME_PATTERN.test(name)) return [];
  return [`\`${prop}\` must be 3 to 255 letters, digits, "_", "." or "-", got: ${name}`];
}

/** Validates the name of an attribute. */
export function validateKeyName(prop: string, name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name) || (name.length >= 1 && name.length <= MAX_KEY_NAME_LENGTH)) {
    return [];
  }
  return [`\`${prop}\` must have 1 to ${MAX_KEY_NAME_LENGTH} characters, got: ${name.length}`];
}

/** Validates that the keys of a table or an index have different names. */
export function validateKeysDiffer(prop: string, partitionKeyName: string, sortKeyName?: string): string[] {
  if (partitionKeyName !== sortKeyName) return [];
  return [`\`${prop}\` must differ from \`partitionKeyName\`, got: ${sortKeyName}`];
}
