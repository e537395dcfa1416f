import { Token } from 'aws-cdk-lib/core';
import type { CrossAccountCallers } from '../cross-account-callers';
import type { IamApiAccessOptions } from '../iam-api-access-options';
import type { JwtApiAccessOptions } from '../jwt-api-access-options';
import { trustPolicySize } from './callers-principal';
import { validateKnownList, validateNotEmpty } from './validate-lists';

/**
 * The default quota of IAM.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MAX_TRUST_POLICY_SIZE = 2048;

/** Validates the options of `ApiAccess.iam()`. */
export function validateIamApiAccess(options: IamApiAccessOptions): string[] {
  return [
    ...validateKnownList('crossAccountCallers', options.crossAccountCallers),
    ...validateOnlyWithCallers('callerRoleName', options),
    ...validateOnlyWithCallers('permissionsBoundary', options),
    ...validateTrustPolicy(options.crossAccountCallers ?? []),
  ];
}

/** Validates the options of `ApiAccess.jwt()`. */
export function validateJwtApiAccess({ issuer, audience, scopes }: JwtApiAccessOptions): string[] {
  return [...validateIssuer(issuer), ...validateNotEmpty('audience', audience), ...validateNotEmpty('scopes', scopes)];
}

/** Without callers there is no role, so the option would have no effect. */
function validateOnlyWithCallers(
  prop: 'callerRoleName' | 'permissionsBoundary',
  options: IamApiAccessOptions,
): string[] {
  if (options[prop] === undefined || options.crossAccountCallers) return [];
  return [`\`${prop}\` must not be set without \`crossAccountCallers\``];
}

function validateTrustPolicy(callers: CrossAccountCallers[]): string[] {
  const size = trustPolicySize(callers);
  if (size <= MAX_TRUST_POLICY_SIZE) return [];
  return [
    `\`crossAccountCallers\` must fit in a trust policy of ${MAX_TRUST_POLICY_SIZE} characters, got: ${size} characters; ` +
      'use an organization, or `principalArns` with a "*"',
  ];
}

function validateIssuer(issuer: string): string[] {
  if (Token.isUnresolved(issuer) || /^https:\/\/[^\s?#]+$/.test(issuer)) return [];
  return [`\`issuer\` must be an HTTPS URL without a query, got: ${issuer}`];
}
