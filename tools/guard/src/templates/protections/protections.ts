import { BUCKET_PROTECTIONS } from './bucket-protections';
import {
  at,
  longer,
  DATA_LOSS,
  present,
  ranked,
  DISCLOSURE,
  switchedOff,
  switchedOn,
  type Protection,
} from './protection';
import { GLOBAL_TABLE_PROTECTIONS, TABLE_PROTECTIONS } from './table-protections';

/** Protections of all stateful types against deletion by CloudFormation. */
export const REMOVAL_PROTECTIONS: readonly Protection[] = [
  {
    name: 'DeletionPolicy',
    reason: DATA_LOSS,
    parts: ({ DeletionPolicy = 'Delete' }) => ({ '': DeletionPolicy }),
    strength: ranked('Delete', 'Snapshot', 'RetainExceptOnCreate', 'Retain'),
  },
  {
    name: 'UpdateReplacePolicy',
    reason: DATA_LOSS,
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
  at('StorageEncrypted', 'encryption', DISCLOSURE, switchedOn(false)),
  at('DeletionProtection', 'deletion protection', DATA_LOSS, switchedOn(false)),
  at('BackupRetentionPeriod', 'days of backups', DATA_LOSS, longer(1)),
  at('PubliclyAccessible', 'no public access', DISCLOSURE, switchedOff(false)),
];

/** Protections of a single resource type, by its name. */
export const PROTECTIONS: Readonly<Record<string, readonly Protection[]>> = {
  'AWS::Backup::BackupVault': [
    at('LockConfiguration', 'vault lock', DATA_LOSS, present),
    at('LockConfiguration.MinRetentionDays', 'minimum days of retention', DATA_LOSS, longer(0)),
    at('LockConfiguration.ChangeableForDays', 'permanent lock', DATA_LOSS, present),
  ],
  'AWS::Cognito::UserPool': [
    at('DeletionProtection', 'deletion protection', DATA_LOSS, ranked(undefined, 'INACTIVE', 'ACTIVE')),
    at('MfaConfiguration', 'second factor', DISCLOSURE, ranked(undefined, 'OFF', 'OPTIONAL', 'ON')),
  ],
  'AWS::DynamoDB::GlobalTable': GLOBAL_TABLE_PROTECTIONS,
  'AWS::DynamoDB::Table': TABLE_PROTECTIONS,
  'AWS::EFS::FileSystem': [
    at('BackupPolicy.Status', 'automatic backups', DATA_LOSS, ranked(undefined, 'DISABLED', 'ENABLED')),
  ],
  'AWS::KMS::Key': [
    at('Enabled', 'enabled key', DATA_LOSS, switchedOn(true)),
    at('EnableKeyRotation', 'key rotation', DISCLOSURE, switchedOn(false)),
    at('PendingWindowInDays', 'days of waiting before deletion', DATA_LOSS, longer(30)),
  ],
  'AWS::Kinesis::Stream': [
    at('RetentionPeriodHours', 'hours of retention', DATA_LOSS, longer(24)),
    at('StreamEncryption', 'encryption', DISCLOSURE, present),
  ],
  'AWS::Logs::LogGroup': [
    at('RetentionInDays', 'days of retention', DATA_LOSS, longer(Infinity)),
    at('KmsKeyId', 'customer-managed key', DISCLOSURE, present),
    at('DeletionProtectionEnabled', 'deletion protection', DATA_LOSS, switchedOn(false)),
  ],
  'AWS::RDS::DBCluster': DATABASE_PROTECTIONS,
  'AWS::RDS::DBInstance': DATABASE_PROTECTIONS,
  'AWS::S3::Bucket': BUCKET_PROTECTIONS,
  'AWS::SQS::Queue': [
    {
      name: 'encryption',
      reason: DISCLOSURE,
      parts: ({ Properties: { KmsMasterKeyId, SqsManagedSseEnabled = true } = {} }) => ({
        '': KmsMasterKeyId !== undefined ? 'KMS' : SqsManagedSseEnabled === true ? 'SQS' : 'none',
      }),
      strength: ranked('none', 'SQS', 'KMS'),
    },
    at('MessageRetentionPeriod', 'seconds of message retention', DATA_LOSS, longer(345_600)),
    at('RedrivePolicy', 'dead-letter queue', DATA_LOSS, present),
  ],
};
