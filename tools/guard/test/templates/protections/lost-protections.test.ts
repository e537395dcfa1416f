import type { Properties } from '@trading/template';
import { describeLoss, lostProtections } from '../../../src/templates/protections/lost-protections';
import { TemplateChange } from '../../../src/templates/template-change';

function losses(type: string, before: Properties, after: Properties): string[] {
  const template = (properties: Properties) => ({ Resources: { It: { Type: type, Properties: properties } } });
  return lostProtections(new TemplateChange(template(before), template(after))).map(describeLoss);
}

const recovery = (RecoveryPeriodInDays: number) => ({
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays },
});
const lifecycle = (...Rules: Properties[]) => ({ LifecycleConfiguration: { Rules } });

const lock = (LockConfiguration: Properties) => ({ LockConfiguration });
const objectLock = (DefaultRetention: Properties) => ({ ObjectLockConfiguration: { Rule: { DefaultRetention } } });
const key = { SSESpecification: { KMSMasterKeyId: 'k' } };

// Cases that the edits of the catalogue do not cover.
test.each<[string, string, Properties, Properties]>([
  ['AWS::DynamoDB::Table', 'deletion protection', { DeletionProtectionEnabled: true }, {}],
  ['AWS::DynamoDB::Table', 'days of point-in-time recovery', recovery(35), recovery(7)],
  ['AWS::DynamoDB::Table', 'point-in-time recovery', { ...recovery(35) }, {}],
  ['AWS::DynamoDB::Table', 'customer-managed key', key, {}],
  [
    'AWS::DynamoDB::GlobalTable',
    'customer-managed key (eu-west-1)',
    { Replicas: [{ Region: 'eu-west-1', ...key }] },
    { Replicas: [{ Region: 'eu-west-1' }] },
  ],
  [
    'AWS::Backup::BackupVault',
    'minimum days of retention',
    lock({ MinRetentionDays: 7 }),
    lock({ MinRetentionDays: 1 }),
  ],
  ['AWS::Backup::BackupVault', 'permanent lock', lock({ ChangeableForDays: 3 }), lock({})],
  ['AWS::S3::Bucket', 'object lock mode', objectLock({ Mode: 'COMPLIANCE' }), objectLock({ Mode: 'GOVERNANCE' })],
  ['AWS::S3::Bucket', 'years of object lock', objectLock({ Years: 2 }), objectLock({ Years: 1 })],
  ['AWS::Logs::LogGroup', 'deletion protection', { DeletionProtectionEnabled: true }, {}],
  ['AWS::RDS::DBInstance', 'encryption', { StorageEncrypted: true }, { StorageEncrypted: false }],
  ['AWS::RDS::DBInstance', 'days of backups', { BackupRetentionPeriod: 7 }, {}],
  ['AWS::RDS::DBCluster', 'deletion protection', { DeletionProtection: true }, {}],
  ['AWS::RDS::DBInstance', 'no public access', {}, { PubliclyAccessible: true }],
  ['AWS::KMS::Key', 'key rotation', { EnableKeyRotation: true }, {}],
  ['AWS::KMS::Key', 'enabled key', {}, { Enabled: false }],
  ['AWS::Logs::LogGroup', 'customer-managed key', { KmsKeyId: 'k' }, {}],
  ['AWS::Logs::LogGroup', 'days of retention', {}, { RetentionInDays: 3653 }],
  ['AWS::SQS::Queue', 'encryption', { KmsMasterKeyId: 'k' }, { SqsManagedSseEnabled: true }],
  ['AWS::S3::Bucket', 'ACL', {}, { AccessControl: 'PublicRead' }],
])('finds that a %s has less protection: %s', (type, protection, before, after) => {
  expect(losses(type, before, after)).toContainEqual(expect.stringContaining(`has less protection: ${protection}, `));
});

test.each<[string, string, Properties, Properties]>([
  ['a longer retention', 'AWS::Logs::LogGroup', { RetentionInDays: 7 }, {}],
  ['an explicit default', 'AWS::SQS::Queue', {}, { SqsManagedSseEnabled: true }],
  ['a customer-managed key', 'AWS::SQS::Queue', { SqsManagedSseEnabled: true }, { KmsMasterKeyId: 'k' }],
  ['a later expiry', 'AWS::S3::Bucket', lifecycle({ ExpirationInDays: 1, Status: 'Enabled' }), {}],
  ['a disabled rule', 'AWS::S3::Bucket', {}, lifecycle({ ExpirationInDays: 1, Status: 'Disabled' })],
  ['a setting of a resource that holds no data', 'AWS::Lambda::Function', { KmsKeyArn: 'k' }, {}],
])('ignores %s', (_name, type, before, after) => {
  expect(losses(type, before, after)).toEqual([]);
});

test('treats a value that cannot be judged as weaker', () => {
  const after = { RetentionInDays: { Ref: 'Days' } };
  expect(losses('AWS::Logs::LogGroup', { RetentionInDays: 7 }, after)).toEqual([
    'has less protection: days of retention, 7 → ${Days}',
  ]);
  expect(losses('AWS::Logs::LogGroup', after, { ...after, Tags: [] })).toEqual([]);
});
