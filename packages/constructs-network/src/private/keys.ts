import * as kms from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { differs } from './environment';

/**
 * The key of an alias, or the key itself. A policy that names an alias grants nothing.
 *
 * @returns undefined if the key of the alias is not known, as with `Alias.fromAliasName()`
 */
export function targetKey(key: kms.IKey): kms.IKey | undefined {
  // The ARN of an alias can be passed to `Key.fromKeyArn()`.
  if (!isAlias(key)) return key.keyArn.includes(':alias/') ? undefined : key;
  try {
    return targetKey(key.aliasTargetKey);
  } catch {
    return undefined;
  }
}

/** Validates that the key of an alias is known, and that the key is in the region of the scope. */
export function validateKey(prop: string, key: kms.IKey | undefined, scope: Construct, owner: string): string[] {
  if (!key) return [];

  const target = targetKey(key);
  if (!target) {
    return [
      `\`${prop}\` must be a key, because a policy that names an alias grants nothing; ` +
        'import the key with `Key.fromKeyArn()` or `Key.fromLookup()`, ' +
        `got: ${isAlias(key) ? key.aliasName : key.keyArn}`,
    ];
  }
  const { region } = Stack.of(scope);
  if (!differs(region, target.env.region)) return [];
  return [`\`${prop}\` must be in the region of ${owner}, ${region}, got: ${target.env.region}`];
}

function isAlias(key: kms.IKey): key is kms.IAlias {
  return 'aliasName' in key;
}
