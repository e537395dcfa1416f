import { Token, TokenComparison } from 'aws-cdk-lib/core';

/** True if both values are known, or compared as tokens, and differ. An unresolved value may turn out to be the same. */
export function differs(value: string, other: string): boolean {
  return Token.compareStrings(value, other) === TokenComparison.DIFFERENT;
}
