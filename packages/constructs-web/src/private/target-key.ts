import * as kms from 'aws-cdk-lib/aws-kms';

/**
 * The key that an alias refers to, or the key itself.
 *
 * CloudWatch Logs rejects the ARN of an alias.
 *
 * @returns undefined if only the name of the alias is known
 */
export function targetKey(key: kms.IKey): kms.IKey | undefined {
  if (!('aliasName' in key)) return key;
  try {
    return (key as kms.IAlias).aliasTargetKey;
  } catch {
    return undefined;
  }
}
