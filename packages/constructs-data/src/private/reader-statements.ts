import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { CrossAccountReaders } from '../cross-account-readers';

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

/** Allows readers to read the current versions of a bucket's objects, but not the noncurrent ones. */
export function bucketStatements(readers: CrossAccountReaders, bucket: s3.IBucket): iam.PolicyStatement[] {
  return [
    allow(readers, BUCKET_ACTIONS, [bucket.bucketArn]),
    allow(readers, OBJECT_ACTIONS, [bucket.arnForObjects('*')]),
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
      conditions: { StringEquals: { ...organization(each), 'kms:ViaService': service }, ...principalArns(each) },
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
    conditions: { ...(Object.keys(equals).length > 0 && { StringEquals: equals }), ...principalArns(readers) },
  });
}

/** An organization cannot be a principal, so its members are any principal with a condition on the organization. */
function principals({ _accountIds }: CrossAccountReaders): iam.IPrincipal[] {
  return _accountIds?.map((id) => new iam.AccountPrincipal(id)) ?? [new iam.AnyPrincipal()];
}

function organization({ _organizationId }: CrossAccountReaders): Record<string, string> {
  return _organizationId === undefined ? {} : { 'aws:PrincipalOrgID': _organizationId };
}

function principalArns({ _options }: CrossAccountReaders): Record<string, object> {
  return _options.principalArns ? { ArnLike: { 'aws:PrincipalArn': _options.principalArns } } : {};
}
