import { BUCKET_PROTECTIONS } from './bucket-protections';
import { at, longer, LOST, present, ranked, SEEN, switchedOff, switchedOn, type Protection } from './protection';
import { GLOBAL_TABLE_PROTECTIONS, TABLE_PROTECTIONS } from './table-protections';

/** Protections of all stateful types against deletion by CloudFormation. */
export const REMOVAL_PROTECTIONS: readonly Protection[] = [
  {
    name: 'DeletionPolicy',
    reason: LOST,
    parts: ({ DeletionPolicy = 'Delete' }) => ({ '': DeletionPolicy }),
    strength: ranked('Delete', 'Snapshot', 'RetainExceptOnCreate', 'Retain'),
  },
  {
    name: 'UpdateReplacePolicy',
    reason: LOST,
    parts: ({ UpdateReplacePolicy = 'Delete' }) => ({ '': UpdateReplacePolicy }),
    strength: ranked('Delete', 'Snapshot', 'Retain'),
  },
  {
    name: 'no Condition',
    reason: 'CloudFormation deletes the resource if the condition is false',
    parts: ({ Condition }) => ({ '': Condition }),
    strength: ranked(undefined),
  },
];

const DATABASE_PROTECTIONS: readonly Protection[] = [
  at('StorageEncrypted', 'encryption', SEEN, switchedOn(false)),
  at('DeletionProtection', 'deletion protection', LOST, switchedOn(false)),
  at('BackupRetentionPeriod', 'days of backups', LOST, longer(1)),
  at('PubliclyAccessible', 'no public access', SEEN, switchedOff(false)),
];

/** Protections of a single resource type, by its name. */
export const PROTECTIONS: Readonly<Record<string, readonly Protection[]>> = {
  'AWS::Backup::BackupVault': [
    at('LockConfiguration', 'vault lock', LOST, present),
    at('LockConfiguration.MinRetentionDays', 'minimum days of retention', LOST, longer(0)),
    at('LockConfiguration.ChangeableForDays', 'permanent lock', LOST, present),
  ],
  'AWS::DynamoDB::GlobalTable': GLOBAL_TABLE_PROTECTIONS,
  'AWS::DynamoDB::Table': TABLE_PROTECTIONS,
  'AWS::KMS::Key': [
    at('Enabled', 'enabled key', LOST, switchedOn(true)),
    at('EnableKeyRotation', 'key rotation', SEEN, switchedOn(false)),
    at('PendingWindowInDays', 'days of waiting before deletion', LOST, longer(30)),
  ],
  'AWS::Logs::LogGroup': [
    at('RetentionInDays', 'days of retention', LOST, longer(Infinity)),
    at('KmsKeyId', 'customer-managed key', SEEN, present),
    at('DeletionProtectionEnabled', 'deletion protection', LOST, switchedOn(false)),
  ],
  'AWS::RDS::DBCluster': DATABASE_PROTECTIONS,
  'AWS::RDS::DBInstance': DATABASE_PROTECTIONS,
  'AWS::S3::Bucket': BUCKET_PROTECTIONS,
  'AWS::SQS::Queue': [
    {
      name: 'encryption',
      reason: SEEN,
      parts: ({ Properties: { KmsMasterKeyId, SqsManagedSseEnabled = true } = {} }) => ({
        '': KmsMasterKeyId !== undefined ? 'KMS' : SqsManagedSseEnabled === true ? 'SQS' : 'none',
      }),
      strength: ranked('none', 'SQS', 'KMS'),
    },
    at('MessageRetentionPeriod', 'seconds of message retention', LOST, longer(345_600)),
    at('RedrivePolicy', 'dead-letter queue', LOST, present),
  ],
};
