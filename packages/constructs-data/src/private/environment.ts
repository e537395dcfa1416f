import { IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** True if both values are known, or compared as tokens, and differ. An unresolved value may turn out to be the same. */
export function differs(value: string, other: string): boolean {
  return Token.compareStrings(value, other) === TokenComparison.DIFFERENT;
}

/**
 * Validates that a resource is in the account and region of a scope.
 *
 * @param prop the prop or parameter with the resource
 * @param owner the construct at the scope, such as `the table`
 */
export function validateSameEnvironment(
  prop: string,
  resource: IResource | Construct | undefined,
  scope: Construct,
  owner: string,
): string[] {
  if (!resource) return [];

  const env = 'env' in resource ? resource.env : Stack.of(resource);
  const { account, region } = Stack.of(scope);
  if (!differs(account, env.account) && !differs(region, env.region)) return [];
  return [
    `\`${prop}\` must be in the account and region of ${owner}, ${account} and ${region}, ` +
      `got: ${env.account} and ${env.region}`,
  ];
}
