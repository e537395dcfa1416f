import { Token } from 'aws-cdk-lib/core';
import type { DataReadersOptions } from '../data-readers-options';

const ACCOUNT_ID = /^\d{12}$/;
const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;
const VPC_ENDPOINT_ID = /^vpce-[0-9a-f]{8,17}$/;
const PRINCIPAL_ARN = /^arn:[a-z-]+:iam::(\d{12}|\*):(role|user)\/.+$/;

/** The accounts of readers. */
export function validateAccountIds(accountIds: string[]): string[] {
  return [
    ...validateNotEmpty('accountIds', accountIds),
    ...validateEach('accountIds', accountIds, ACCOUNT_ID, 'account ids of 12 digits'),
  ];
}

/** The organization of readers. */
export function validateOrganizationId(organizationId: string): string[] {
  if (Token.isUnresolved(organizationId) || ORGANIZATION_ID.test(organizationId)) return [];
  return [`\`organizationId\` must be "o-" and 10 to 32 lower-case letters or digits, got: ${organizationId}`];
}

/** What readers must have beside. A principal of an account that may not read would never match. */
export function validateReadersOptions(options: DataReadersOptions, accountIds?: string[]): string[] {
  const { vpcEndpointIds, principalArns } = options;
  return [
    ...validateNotEmpty('vpcEndpointIds', vpcEndpointIds),
    ...validateEach('vpcEndpointIds', vpcEndpointIds, VPC_ENDPOINT_ID, 'ids of VPC endpoints'),
    ...validateNotEmpty('principalArns', principalArns),
    ...validateEach('principalArns', principalArns, PRINCIPAL_ARN, 'ARNs of roles or users'),
    ...validatePrincipalAccounts(principalArns, accountIds),
  ];
}

/** An empty list would restrict nothing, or let nobody in: neither is what it says. */
function validateNotEmpty(prop: string, values: string[] | undefined): string[] {
  return values?.length === 0 ? [`\`${prop}\` must not be empty`] : [];
}

function validateEach(prop: string, values: string[] = [], pattern: RegExp, rule: string): string[] {
  return values
    .filter((value) => !Token.isUnresolved(value) && !pattern.test(value))
    .map((value) => `\`${prop}\` must be ${rule}, got: ${value}`);
}

function validatePrincipalAccounts(principalArns: string[] = [], accountIds?: string[]): string[] {
  if (!accountIds || accountIds.some((id) => Token.isUnresolved(id))) return [];
  return principalArns.flatMap((arn) => {
    const account = PRINCIPAL_ARN.exec(arn)?.[1];
    if (account === undefined || account === '*' || accountIds.includes(account)) return [];
    return [`\`principalArns\` must be of the accounts in \`accountIds\`, got: ${arn}`];
  });
}
