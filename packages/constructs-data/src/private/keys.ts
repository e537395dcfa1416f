import * as kms from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { differs } from './environment';

/** True if an ARN names an alias, such as one that was passed to `Key.fromKeyArn()`. */
export function isAliasArn(arn: string): boolean {
  return arn.includes(':alias/');
}

/**
 * The key of an alias, or the key itself. A policy that names an alias grants nothing.
 *
 * @returns undefined if the key of the alias is not known, as with `Alias.fromAliasName()`
 */
export function targetKey(key: kms.IKey): kms.IKey | undefined {
  if (!isAlias(key)) return isAliasArn(key.keyArn) ? undefined : key;
  try {
    return targetKey(key.aliasTargetKey);
  } catch {
    return undefined;
  }
}

/** Validates that the key of an alias is known, and that the key is in the region of the scope. */
export function validateKey(prop: string, key: kms.IKey | undefined, scope: Construct, owner: string): string[] {
  return key ? validateKeyInRegion(prop, key, Stack.of(scope).region, owner) : [];
}

/** Validates that the key of an alias is known, and that the key is in a region. */
export function validateKeyInRegion(prop: string, key: kms.IKey, region: string, owner: string): string[] {
  const target = targetKey(key);
  if (!target) return [aliasError(prop, isAlias(key) ? key.aliasName : key.keyArn)];
  if (!differs(region, target.env.region)) return [];
  return [`\`${prop}\` must be in the region of ${owner}, ${region}, got: ${target.env.region}`];
}

/** The message for an alias whose key is not known. */
export function aliasError(prop: string, alias: string): string {
  return (
    `\`${prop}\` must be a key, because a policy that names an alias grants nothing; ` +
    `import the key with \`Key.fromKeyArn()\` or \`Key.fromLookup()\`, got: ${alias}`
  );
}

function isAlias(key: kms.IKey): key is kms.IAlias {
  return 'aliasName' in key;
}
