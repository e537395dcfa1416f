import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataTableReplica } from '../data-table-replica';
import { differs } from './environment';
import { aliasError, isAliasArn, targetKey, validateKey } from './keys';

const REGION_OF_ARN = 3;

/** Validates the encryption of a `DataTable` and its replicas. */
export function validateTableEncryption(
  scope: Construct,
  encryption: dynamodb.TableEncryptionV2 | undefined,
  replicas: DataTableReplica[],
): string[] {
  if (encryption?.type !== dynamodb.TableEncryption.CUSTOMER_MANAGED) return [];
  return [
    ...validateRegionKnown(scope),
    ...validateKey('encryption.tableKey', encryption.tableKey, scope, 'the table'),
    ...replicas.flatMap(({ region }) => validateReplicaKey(region, encryption.replicaKeyArns?.[region])),
  ];
}

/** The encryption with the key of an alias instead of the alias. */
export function encryptionWithKey(encryption?: dynamodb.TableEncryptionV2): dynamodb.TableEncryptionV2 | undefined {
  const key = encryption?.tableKey && targetKey(encryption.tableKey);
  return key ? dynamodb.TableEncryptionV2.customerManagedKey(key, encryption.replicaKeyArns) : encryption;
}

/** `TableV2` looks up the key by the region of the stack. */
function validateRegionKnown(scope: Construct): string[] {
  if (!Token.isUnresolved(Stack.of(scope).region)) return [];
  return [
    '`encryption` must not be a customer managed key in a stack without an explicit region; set its `env.region`',
  ];
}

function validateReplicaKey(region: string, keyArn: string | undefined): string[] {
  if (keyArn === undefined) return [`\`encryption\` must have a key for every replica, got none for: ${region}`];
  if (isAliasArn(keyArn)) return [aliasError(`encryption.replicaKeyArns[${region}]`, keyArn)];
  const keyRegion = Token.isUnresolved(keyArn) ? undefined : keyArn.split(':')[REGION_OF_ARN];
  if (keyRegion === undefined || !differs(region, keyRegion)) return [];
  return [`\`encryption.replicaKeyArns[${region}]\` must be in the region of the replica, got: ${keyArn}`];
}
