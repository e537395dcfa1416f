import type { Random } from './random';

/** Returns true if a text matches a pattern of IAM, in which `*` stands for any text and `?` for one character. */
export function matchesPattern(pattern: string, text: string): boolean {
  return new RegExp(`^${sourceOf(pattern)}$`, 's').test(text);
}

/** Returns true if an action matches a pattern of IAM. The names of actions have no case. */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesPattern(pattern.toLowerCase(), action.toLowerCase());
}

/** The account in an ARN. The ARNs of buckets have none. */
export function accountOf(arn: string): string | undefined {
  const account = arn.split(':')[4];
  return account === '' ? undefined : account;
}

/** A regular expression for a pattern of IAM. */
export function sourceOf(pattern: string): string {
  return pattern
    .replace(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
}

/**
 * Returns a random text that matches a pattern of IAM. Wildcards for the region and the account of an ARN become those of
 * others.
 */
export function sampleOf(pattern: string, random: Random): string {
  const [arn, partition, service, region, account, ...rest] = pattern.split(':');
  if (arn !== 'arn' || rest.length === 0) return filled(pattern, random);
  return [
    ...[arn, partition === '*' ? 'aws' : partition, service === '*' ? 'dynamodb' : service],
    region?.includes('*') ? 'sa-east-1' : region,
    sampleAccount(account as string, random),
    filled(rest.join(':'), random),
  ].join(':');
}

function sampleAccount(pattern: string, random: Random): string {
  if (pattern === '*') return random.account();
  return pattern.replaceAll('?', () => random.digits(1)).replaceAll('*', () => random.digits(12 - pattern.length + 1));
}

function filled(pattern: string, random: Random): string {
  return pattern.replaceAll(/[*?]/g, (wildcard) => random.text(wildcard === '*' ? 8 : 1));
}
