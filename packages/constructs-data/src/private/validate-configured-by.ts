import { Token } from 'aws-cdk-lib/core';

const ROLE_ARN = /^arn:[^:]+:iam::\d{12}:role\/[^:]+$/;
const WILDCARD = /[*?]/;

/** Validates the roles that may change the configuration of a protected bucket. */
export function validateConfiguredBy(roleArns: string[]): string[] {
  if (Token.isUnresolved(roleArns)) return [];
  if (roleArns.length === 0) return ['`configuredBy` must not be empty'];

  return roleArns
    .filter((arn) => WILDCARD.test(arn) || !(Token.isUnresolved(arn) || ROLE_ARN.test(arn)))
    .map((arn) => `\`configuredBy\` must contain ARNs of roles without wildcards, got: ${arn}`);
}
