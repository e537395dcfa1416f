import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataBucketReplication } from '../data-bucket-replication';

const SID = 'Replication';
const COPY_KEY_ACTIONS = ['kms:Encrypt', 'kms:GenerateDataKey'];

/** The number of sources of a destination. */
const sources = new WeakMap<s3.IBucket, number>();

/** The source of a replication. */
export interface ReplicationSource {
  readonly bucketArn: string;
  readonly encryptionKey?: kms.IKey;
  /** True if the bucket has object lock. Locks are then replicated as well. */
  readonly locked: boolean;
}

/** The permissions of the role that replicates the objects. */
export function replicationStatements(
  scope: Construct,
  source: ReplicationSource,
  replication: DataBucketReplication,
): iam.PolicyStatement[] {
  return [
    ...readStatements(source, replication),
    copyStatement(scope, replication),
    ...keyStatements(scope, source, replication),
  ];
}

/**
 * Allows the role to replicate to a destination in another account.
 *
 * The principal is the account, with a condition on the role, because a role as a principal must exist beforehand.
 */
export function destinationStatement(
  scope: Construct,
  role: iam.IRole,
  replication: DataBucketReplication,
): iam.PolicyStatement {
  const statement = copyStatement(scope, replication);
  statement.sid = sidFor(replication.destination);
  statement.addPrincipals(new iam.AccountPrincipal(Stack.of(scope).account));
  statement.addCondition('ArnEquals', { 'aws:PrincipalArn': role.roleArn });
  return statement;
}

/** Statement IDs must differ within the policy of a destination. */
function sidFor(destination: s3.IBucket): string {
  const count = (sources.get(destination) ?? 0) + 1;
  sources.set(destination, count);
  return count === 1 ? SID : `${SID}${count}`;
}

/** True if the destination is in another account. */
export function isCrossAccount(scope: Construct, { destination }: DataBucketReplication): boolean {
  return destination.env.account !== Stack.of(scope).account;
}

function copyActions(scope: Construct, replication: DataBucketReplication): string[] {
  return [
    's3:ReplicateObject',
    's3:ReplicateTags',
    ...(replication.deleteMarkerReplication ? ['s3:ReplicateDelete'] : []),
    ...(isCrossAccount(scope, replication) ? ['s3:ObjectOwnerOverrideToBucketOwner'] : []),
  ];
}

function readStatements(source: ReplicationSource, { prefix = '' }: DataBucketReplication): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [source.bucketArn],
    }),
    new iam.PolicyStatement({
      actions: [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
        ...(source.locked ? ['s3:GetObjectRetention', 's3:GetObjectLegalHold'] : []),
      ],
      resources: [`${source.bucketArn}/${prefix}*`],
    }),
  ];
}

function copyStatement(scope: Construct, replication: DataBucketReplication): iam.PolicyStatement {
  const { destination, prefix = '' } = replication;
  return new iam.PolicyStatement({
    actions: copyActions(scope, replication),
    resources: [destination.arnForObjects(`${prefix}*`)],
  });
}

/** Each key may only be used through S3 in its own region. */
function keyStatements(
  scope: Construct,
  { encryptionKey }: ReplicationSource,
  { destination, destinationKey }: DataBucketReplication,
): iam.PolicyStatement[] {
  const { region, urlSuffix } = Stack.of(scope);
  const uses: [kms.IKey | undefined, string[], string][] = [
    [encryptionKey, ['kms:Decrypt'], region],
    [destinationKey, COPY_KEY_ACTIONS, destination.env.region],
  ];
  return uses.flatMap(([key, actions, keyRegion]) => {
    if (!key) return [];
    const conditions = { StringEquals: { 'kms:ViaService': `s3.${keyRegion}.${urlSuffix}` } };
    return [new iam.PolicyStatement({ actions, resources: [key.keyArn], conditions })];
  });
}
