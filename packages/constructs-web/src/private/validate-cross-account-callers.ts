import { Token } from 'aws-cdk-lib/core';
import type { CrossAccountCallersOptions } from '../cross-account-callers-options';
import { validateEach, validateKnownList } from './validate-lists';

const ACCOUNT_ID = /^\d{12}$/;
const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;
const PRINCIPAL_ARN = /^arn:[a-z-]+:iam::(\d{12}|\*):(role|user)\/.+$/;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/** Validates the arguments of `CrossAccountCallers.accounts()`. */
export function validateAccounts(accountIds: string[], options: CrossAccountCallersOptions): string[] {
  return [
    ...validateKnownList('accountIds', accountIds),
    ...validateEach('accountIds', accountIds, ACCOUNT_ID, 'account IDs of 12 digits'),
    ...validateOptions(options),
    ...validatePrincipalAccounts(options.principalArns, accountIds),
  ];
}

/** Validates the arguments of `CrossAccountCallers.organization()`. */
export function validateOrganization(organizationId: string, options: CrossAccountCallersOptions): string[] {
  return [...validateOrganizationId(organizationId), ...validateOptions(options)];
}

function validateOrganizationId(id: string): string[] {
  if (Token.isUnresolved(id) || ORGANIZATION_ID.test(id)) return [];
  return [`\`organizationId\` must be "o-" followed by 10 to 32 lowercase letters or digits, got: ${id}`];
}

function validateOptions({ principalArns, externalId }: CrossAccountCallersOptions): string[] {
  return [
    ...validateKnownList('principalArns', principalArns),
    ...validateEach('principalArns', principalArns, PRINCIPAL_ARN, 'ARNs of roles or users'),
    ...validateExternalId(externalId),
  ];
}

function validateExternalId(externalId: string | undefined): string[] {
  if (externalId === undefined || Token.isUnresolved(externalId) || EXTERNAL_ID.test(externalId)) return [];
  return [`\`externalId\` must be 2 to 1224 letters, digits or "+=,.@:/-_", got: ${externalId}`];
}

/** The condition on a principal of an account that is not listed would never match. */
function validatePrincipalAccounts(principalArns: string[] = [], accountIds: string[]): string[] {
  if (accountIds.some((id) => Token.isUnresolved(id))) return [];
  return principalArns.flatMap((arn) => {
    const account = PRINCIPAL_ARN.exec(arn)?.[1];
    if (account === undefined || account === '*' || accountIds.includes(account)) return [];
    return [`\`principalArns\` must belong to the accounts in \`accountIds\`, got: ${arn}`];
  });
}
