import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CrossAccountReaders } from '../cross-account-readers';
import { keyPolicySize, policySize, validatePolicySize } from './policy-size';

const LIST_ACTION = 's3:ListBucket';
const LOCATION_ACTION = 's3:GetBucketLocation';
const BUCKET_ACTIONS = [LIST_ACTION, LOCATION_ACTION];
const OBJECT_ACTIONS = ['s3:GetObject'];
const TABLE_ACTIONS = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:DescribeTable',
];
const INDEX_ACTIONS = ['dynamodb:Query', 'dynamodb:Scan'];

/** The limits of the policies of buckets and tables, and of keys. */
const MAX_RESOURCE_POLICY_SIZE = 20_480;
const MAX_KEY_POLICY_SIZE = 32_768;

/**
 * Validates that the readers fit into the policy of a resource and of its key.
 *
 * @param policy the policy of the resource
 * @param owner the resource, such as `bucket`
 */
export function validateReaderPolicies(
  scope: Construct,
  policy: iam.PolicyDocument | undefined,
  owner: string,
  key: kms.IKey | undefined,
): string[] {
  const advice = 'use fewer `crossAccountReaders`, or an organization';
  const keySize = key ? keyPolicySize(key) : 0;
  return [
    ...validatePolicySize(policySize(scope, policy), `the policy of the ${owner}`, MAX_RESOURCE_POLICY_SIZE, advice),
    ...validatePolicySize(keySize, `the policy of the key of the ${owner}`, MAX_KEY_POLICY_SIZE, advice),
  ];
}

/** Allows readers to read the current versions of a bucket's objects, but not the noncurrent ones. */
export function bucketStatements(readers: CrossAccountReaders, bucket: s3.IBucket): iam.PolicyStatement[] {
  const { keyPrefixes } = readers._options;
  if (!keyPrefixes) {
    return [
      allow(readers, BUCKET_ACTIONS, [bucket.bucketArn]),
      allow(readers, OBJECT_ACTIONS, [bucket.arnForObjects('*')]),
    ];
  }

  const list = allow(readers, [LIST_ACTION], [bucket.bucketArn]);
  list.addCondition('StringLike', { 's3:prefix': keyPrefixes.map((prefix) => `${prefix}*`) });
  return [
    list,
    allow(readers, [LOCATION_ACTION], [bucket.bucketArn]),
    allow(
      readers,
      OBJECT_ACTIONS,
      keyPrefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
    ),
  ];
}

/** The policy of one replica, which allows readers to read the replica and its indexes. */
export function tablePolicy(
  readers: CrossAccountReaders[],
  tableArn: string,
  indexNames: string[],
): iam.PolicyDocument {
  const indexArns = indexNames.map((name) => `${tableArn}/index/${name}`);
  const statements = readers.flatMap((each) => [
    allow(each, TABLE_ACTIONS, [tableArn]),
    ...(indexArns.length > 0 ? [allow(each, INDEX_ACTIONS, indexArns)] : []),
  ]);
  return new iam.PolicyDocument({ statements });
}

/**
 * Allows readers to decrypt through a service.
 *
 * The condition on VPC endpoints is not repeated, because it is the service that calls KMS.
 *
 * @param service the endpoint of the service, such as `s3.eu-west-1.amazonaws.com`
 */
export function allowDecryption(readers: CrossAccountReaders[], key: kms.IKey, service: string): void {
  for (const each of readers) {
    const statement = new iam.PolicyStatement({
      principals: principals(each),
      actions: ['kms:Decrypt'],
      // In a key policy, `*` means the key itself.
      resources: ['*'],
      conditions: {
        StringEquals: { ...organization(each), 'kms:ViaService': service },
        ...principalArns(each),
        ...organizationalUnits(each),
      },
    });
    key.addToResourcePolicy(statement);
  }
}

function allow(readers: CrossAccountReaders, actions: string[], resources: string[]): iam.PolicyStatement {
  const { vpcEndpointIds } = readers._options;
  const equals = { ...organization(readers), ...(vpcEndpointIds && { 'aws:SourceVpce': vpcEndpointIds }) };
  return new iam.PolicyStatement({
    principals: principals(readers),
    actions,
    resources,
    conditions: {
      ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
      ...principalArns(readers),
      ...organizationalUnits(readers),
    },
  });
}

/** An organization cannot be a principal, so its members are any principal with a condition on the organization. */
function principals({ _accountIds }: CrossAccountReaders): iam.IPrincipal[] {
  return _accountIds?.map((id) => new iam.AccountPrincipal(id)) ?? [new iam.AnyPrincipal()];
}

function organization({
  _organizationId,
  _organizationalUnits: units,
}: CrossAccountReaders): Record<string, string | string[]> {
  if (_organizationId !== undefined) return { 'aws:PrincipalOrgID': _organizationId };
  if (!units) return {};
  // Without a condition on the organization, S3 takes the policy for public.
  const organizations = [...new Set(units.map((path) => Fn.select(0, Fn.split('/', path))))];
  return { 'aws:PrincipalOrgID': organizations };
}

function organizationalUnits({ _organizationalUnits: units }: CrossAccountReaders): Record<string, object> {
  return units ? { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': units } } : {};
}

function principalArns({ _options }: CrossAccountReaders): Record<string, object> {
  return _options.principalArns ? { ArnLike: { 'aws:PrincipalArn': _options.principalArns } } : {};
}
