import { Token } from 'aws-cdk-lib/core';
import type { CrossAccountReadersOptions } from '../cross-account-readers-options';

const ACCOUNT_ID = /^\d{12}$/;
const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;
const KEY_PREFIX = /^[^*?]+$/;
const UNIT_PATH = /^o-[a-z0-9]{10,32}\/r-[a-z0-9]{4,32}(\/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})+\/\*?$/;
const VPC_ENDPOINT_ID = /^vpce-[0-9a-f]{8,17}$/;
const PRINCIPAL_ARN = /^arn:[a-z-]+:iam::(\d{12}|\*):(role|user)\/.+$/;

/** Validates the arguments of `CrossAccountReaders.accounts()`. */
export function validateAccounts(accountIds: string[], options: CrossAccountReadersOptions): string[] {
  return [
    ...validateKnownList('accountIds', accountIds),
    ...validateNotEmpty('accountIds', accountIds),
    ...validateEach('accountIds', accountIds, ACCOUNT_ID, 'account IDs of 12 digits'),
    ...validateOptions(options),
    ...validatePrincipalAccounts(options.principalArns, accountIds),
  ];
}

/** Validates the arguments of `CrossAccountReaders.organization()`. */
export function validateOrganization(organizationId: string, options: CrossAccountReadersOptions): string[] {
  return [...validateOrganizationId(organizationId), ...validateOptions(options)];
}

/** Validates the arguments of `CrossAccountReaders.organizationalUnits()`. */
export function validateOrganizationalUnits(paths: string[], options: CrossAccountReadersOptions): string[] {
  return [
    ...validateKnownList('paths', paths),
    ...validateNotEmpty('paths', paths),
    ...validateEach('paths', paths, UNIT_PATH, 'paths such as o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'),
    ...validateOptions(options),
  ];
}

function validateOrganizationId(id: string): string[] {
  if (Token.isUnresolved(id) || ORGANIZATION_ID.test(id)) return [];
  return [`\`organizationId\` must be "o-" followed by 10 to 32 lowercase letters or digits, got: ${id}`];
}

function validateOptions({ vpcEndpointIds, principalArns, keyPrefixes }: CrossAccountReadersOptions): string[] {
  return [
    ...(keyPrefixes ? validateKnownList('keyPrefixes', keyPrefixes) : []),
    ...validateNotEmpty('keyPrefixes', keyPrefixes),
    ...validateEach('keyPrefixes', keyPrefixes, KEY_PREFIX, 'prefixes without "*" and not empty'),
    ...validateNotEmpty('vpcEndpointIds', vpcEndpointIds),
    ...validateEach('vpcEndpointIds', vpcEndpointIds, VPC_ENDPOINT_ID, 'IDs of VPC endpoints'),
    ...validateNotEmpty('principalArns', principalArns),
    ...validateEach('principalArns', principalArns, PRINCIPAL_ARN, 'ARNs of roles or users'),
  ];
}

/** An empty list is ambiguous: it could mean everything or nothing. */
function validateNotEmpty(prop: string, values: string[] | undefined): string[] {
  return values?.length === 0 ? [`\`${prop}\` must not be empty`] : [];
}

/** A policy has a principal for each account, and a condition on each organization, which requires their number. */
function validateKnownList(prop: string, values: string[]): string[] {
  if (!Token.isUnresolved(values)) return [];
  return [
    `\`${prop}\` must have a known length, got: a list token; pass the length to \`Fn.split()\` or \`Fn.importListValue()\``,
  ];
}

function validateEach(prop: string, values: string[] = [], pattern: RegExp, rule: string): string[] {
  if (Token.isUnresolved(values)) return [];
  return values
    .filter((value) => !Token.isUnresolved(value) && !pattern.test(value))
    .map((value) => `\`${prop}\` must be ${rule}, got: ${value}`);
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
