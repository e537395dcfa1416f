import { deepEqual } from '@aws-cdk/cloudformation-diff';
import { list, valueAt, type Resource } from '@trading/template';
import { render } from '../templates';
import type { StackDanger } from '../danger';
import type { StackChange } from '../stack-change';

/** The properties that name the key of a resource. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'AWS::Backup::BackupVault': ['EncryptionKeyArn'],
  'AWS::DynamoDB::GlobalTable': ['SSESpecification.SSEType'],
  'AWS::DynamoDB::Table': ['SSESpecification.KMSMasterKeyId', 'SSESpecification.SSEType'],
  'AWS::Kinesis::Stream': ['StreamEncryption.KeyId'],
  'AWS::Logs::LogGroup': ['KmsKeyId'],
  'AWS::S3::Bucket': [
    'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID',
  ],
  'AWS::SQS::Queue': ['KmsMasterKeyId'],
  'AWS::SecretsManager::Secret': ['KmsKeyId'],
};

/** Finds guarded resources that are encrypted with another key, so that their readers need another permission. */
export function changedKeys(change: StackChange): StackDanger[] {
  return change.remaining.flatMap((logicalId) => {
    const before = keysOf(change.before.Resources?.[logicalId]);
    const after = keysOf(change.after.Resources?.[logicalId]);
    return [...before].flatMap(([property, key]): StackDanger[] => {
      const now = after.get(property);
      // A key that is removed is a protection that is lost.
      if (key === undefined || now === undefined || deepEqual(key, now)) return [];
      const texts = [render(key), render(now)];
      return [
        {
          ...{ logicalId, rule: 'key-changed', certainty: texts.join('').includes('${') ? 'possible' : 'certain' },
          change: `is encrypted with another key: ${property}, ${texts.join(' → ')}`,
          reason: 'readers without the new key are denied, and older data is lost with the former key',
        },
      ];
    });
  });
}

function keysOf({ Type = '', Properties }: Partial<Resource> = {}): Map<string, unknown> {
  return new Map([
    ...(KEYS[Type] ?? []).map((path): [string, unknown] => [path.replace(/^.*\./, ''), valueAt(Properties, path)]),
    ...list(Type === 'AWS::DynamoDB::GlobalTable' ? Properties?.['Replicas'] : []).map((replica): [string, unknown] => [
      `KMSMasterKeyId (${render(valueAt(replica, 'Region'))})`,
      valueAt(replica, 'SSESpecification.KMSMasterKeyId'),
    ]),
  ]);
}
