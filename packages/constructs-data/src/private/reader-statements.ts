import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { DataReaders } from '../data-readers';

const BUCKET_ACTIONS = ['s3:ListBucket', 's3:GetBucketLocation'];
const OBJECT_ACTIONS = ['s3:GetObject'];
const TABLE_ACTIONS = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:DescribeTable',
];
const INDEX_ACTIONS = ['dynamodb:Query', 'dynamodb:Scan'];

/** Former versions are left out: what was overwritten or deleted is nobody else's. */
export function bucketStatements(readers: DataReaders, bucket: s3.IBucket): iam.PolicyStatement[] {
  return [
    allow(readers, BUCKET_ACTIONS, [bucket.bucketArn]),
    allow(readers, OBJECT_ACTIONS, [bucket.arnForObjects('*')]),
  ];
}

/** A policy for one replica, which names the table and each index in the replica's region. */
export function tablePolicy(readers: DataReaders[], tableArn: string, indexNames: string[]): iam.PolicyDocument {
  const indexArns = indexNames.map((name) => `${tableArn}/index/${name}`);
  const statements = readers.flatMap((each) => [
    allow(each, TABLE_ACTIONS, [tableArn]),
    ...(indexArns.length > 0 ? [allow(each, INDEX_ACTIONS, indexArns)] : []),
  ]);
  return new iam.PolicyDocument({ statements });
}

/**
 * Lets readers decrypt through the service that they read from. Not the networks again: the service asks KMS for them.
 *
 * @param service such as `s3.eu-west-1.amazonaws.com`
 */
export function letDecrypt(readers: DataReaders[], key: kms.IKey, service: string): void {
  for (const each of readers) {
    const statement = new iam.PolicyStatement({
      principals: principals(each),
      actions: ['kms:Decrypt'],
      // Of a key's policy: this key.
      resources: ['*'],
      conditions: { StringEquals: { ...organization(each), 'kms:ViaService': service }, ...principalArns(each) },
    });
    key.addToResourcePolicy(statement);
  }
}

function allow(readers: DataReaders, actions: string[], resources: string[]): iam.PolicyStatement {
  const { vpcEndpointIds } = readers.options;
  const equals = { ...organization(readers), ...(vpcEndpointIds && { 'aws:SourceVpce': vpcEndpointIds }) };
  return new iam.PolicyStatement({
    principals: principals(readers),
    actions,
    resources,
    conditions: { ...(Object.keys(equals).length > 0 && { StringEquals: equals }), ...principalArns(readers) },
  });
}

/** An organization is no principal: everybody is, on the condition that they belong to it. */
function principals({ accountIds }: DataReaders): iam.IPrincipal[] {
  return accountIds?.map((id) => new iam.AccountPrincipal(id)) ?? [new iam.AnyPrincipal()];
}

function organization({ organizationId }: DataReaders): Record<string, string> {
  return organizationId === undefined ? {} : { 'aws:PrincipalOrgID': organizationId };
}

function principalArns({ options }: DataReaders): Record<string, object> {
  return options.principalArns ? { ArnLike: { 'aws:PrincipalArn': options.principalArns } } : {};
}
