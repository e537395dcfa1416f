import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataReplication } from '../data-replication';

const COPY_KEY_ACTIONS = ['kms:Encrypt', 'kms:GenerateDataKey'];

/** What is copied from. */
export interface ReplicationSource {
  readonly bucketArn: string;
  readonly encryptionKey?: kms.IKey;
  /** Whether versions are locked: then their locks are copied too. */
  readonly locked: boolean;
}

/** The rights of the role that copies, and no more. */
export function replicationStatements(
  scope: Construct,
  source: ReplicationSource,
  replication: DataReplication,
): iam.PolicyStatement[] {
  return [
    ...readStatements(source, replication),
    copyStatement(scope, replication),
    ...keyStatements(scope, source, replication),
  ];
}

/**
 * What the policy of another account's destination says. By the account on the condition of the role: a role as the
 * principal would have to be there first.
 */
export function destinationStatement(
  scope: Construct,
  role: iam.IRole,
  replication: DataReplication,
): iam.PolicyStatement {
  const statement = copyStatement(scope, replication);
  statement.sid = 'Replication';
  statement.addPrincipals(new iam.AccountPrincipal(Stack.of(scope).account));
  statement.addCondition('ArnEquals', { 'aws:PrincipalArn': role.roleArn });
  return statement;
}

/** Whether the destination is another account's. */
export function isForeign(scope: Construct, { destination }: DataReplication): boolean {
  return destination.env.account !== Stack.of(scope).account;
}

function copyActions(scope: Construct, replication: DataReplication): string[] {
  return [
    's3:ReplicateObject',
    's3:ReplicateTags',
    ...(replication.deleteMarkers ? ['s3:ReplicateDelete'] : []),
    ...(isForeign(scope, replication) ? ['s3:ObjectOwnerOverrideToBucketOwner'] : []),
  ];
}

function readStatements(source: ReplicationSource, { prefix = '' }: DataReplication): iam.PolicyStatement[] {
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

function copyStatement(scope: Construct, replication: DataReplication): iam.PolicyStatement {
  const { destination, prefix = '' } = replication;
  return new iam.PolicyStatement({
    actions: copyActions(scope, replication),
    resources: [destination.arnForObjects(`${prefix}*`)],
  });
}

/** Keys are used through S3 alone, each in its own region. */
function keyStatements(
  scope: Construct,
  { encryptionKey }: ReplicationSource,
  { destination, destinationKey }: DataReplication,
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
