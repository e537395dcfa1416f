import { Token } from 'aws-cdk-lib/core';
import type { IamApiAccessOptions } from '../iam-api-access-options';
import type { JwtApiAccessOptions } from '../jwt-api-access-options';
import { validateKnownList, validateNotEmpty } from './validate-lists';

/** Validates the options of `ApiAccess.iam()`. */
export function validateIamApiAccess(options: IamApiAccessOptions): string[] {
  return [
    ...validateKnownList('crossAccountCallers', options.crossAccountCallers),
    ...validateOnlyWithCallers('callerRoleName', options),
    ...validateOnlyWithCallers('permissionsBoundary', options),
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

function validateIssuer(issuer: string): string[] {
  if (Token.isUnresolved(issuer) || /^https:\/\/[^\s?#]+$/.test(issuer)) return [];
  return [`\`issuer\` must be an HTTPS URL without a query, got: ${issuer}`];
}
