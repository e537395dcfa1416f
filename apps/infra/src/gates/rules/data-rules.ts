import { bucketPolicies } from '../bucket-policies';
import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { statementsOf } from '../statement';
import { list, refersTo, valueAt, type Resource, type Resources } from '@trading/template';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const BUCKET = 'AWS::S3::Bucket';

/** Types of resources that hold data, or the keys to it. */
const STATEFUL = /^AWS::(S3::Bucket|DynamoDB::(Global)?Table|KMS::Key|Backup::BackupVault)$/;

const ACCESS_BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** The oldest version of TLS that a bucket accepts. */
const MIN_TLS = 1.2;

/** Rules for tables, buckets and backups. */
export const DATA_RULES: readonly TemplateRule[] = [
  {
    name: 'data-is-kept',
    description: 'Resources that hold data are retained, if the environment keeps data',
    fix: 'Set `removalPolicy: RemovalPolicy.RETAIN`, or use the preset DURABLE',
    check: eachResource(STATEFUL, ({ DeletionPolicy, UpdateReplacePolicy }, { floor }) => [
      ...brokenIf(floor.keepsData && DeletionPolicy !== 'Retain', 'DeletionPolicy'),
      ...brokenIf(floor.keepsData && UpdateReplacePolicy !== 'Retain', 'UpdateReplacePolicy'),
    ]),
  },
  {
    name: 'table-deletion-protection',
    description: 'No replica of a table can be deleted manually, if the floor of the environment says so',
    fix: 'Set `deletionProtection: true`',
    check: eachReplica(
      'DeletionProtectionEnabled',
      ({ tableDeletionProtection }, replica) =>
        tableDeletionProtection && valueAt(replica, 'DeletionProtectionEnabled') !== true,
    ),
  },
  {
    name: 'table-point-in-time-recovery',
    description: 'Every replica of a table can be restored to any point in time of the recovery period',
    fix: 'Set `pointInTimeRecovery: true`, without `recoveryPeriodInDays`',
    check: eachReplica(
      'PointInTimeRecoverySpecification',
      ({ recoveryDays }, replica) => recoveryDaysOf(replica) < recoveryDays,
    ),
  },
  {
    name: 'no-table-v1',
    description: 'Tables are of type GlobalTable (TableV2), the only type whose replicas these rules can check',
    fix: 'Use `DataTable` or `TableV2`',
    check: eachResource('AWS::DynamoDB::Table', () => ['Type']),
  },
  {
    name: 'bucket-versioning',
    description: 'A bucket keeps overwritten and deleted objects, if the floor of the environment says so',
    fix: 'Set `versioned: true`',
    check: eachResource(BUCKET, ({ Properties }, { floor }) =>
      brokenIf(
        floor.formerVersionDays > 0 && valueAt(Properties, 'VersioningConfiguration.Status') !== 'Enabled',
        'Properties/VersioningConfiguration',
      ),
    ),
  },
  {
    name: 'bucket-blocks-public-access',
    description: 'A bucket blocks public access in all four ways',
    fix: 'Use `DataBucket`, or `blockPublicAccess: BlockPublicAccess.BLOCK_ALL`',
    check: eachResource(BUCKET, ({ Properties }) =>
      ACCESS_BLOCKS.map((block) => `PublicAccessBlockConfiguration.${block}`)
        .filter((path) => valueAt(Properties, path) !== true)
        .map((path) => `Properties/${path.replace('.', '/')}`),
    ),
  },
  {
    name: 'bucket-owner-enforced',
    description: 'Access control lists have no effect on a bucket',
    fix: 'Use `DataBucket`, or `objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED`',
    check: eachResource(BUCKET, ({ Properties }) =>
      brokenIf(
        valueAt(Properties, 'OwnershipControls.Rules.0.ObjectOwnership') !== 'BucketOwnerEnforced',
        'Properties/OwnershipControls',
      ),
    ),
  },
  {
    name: 'bucket-encryption',
    description: 'A bucket has explicit encryption settings',
    fix: 'Use `DataBucket`, or set `encryption`',
    check: eachResource(BUCKET, ({ Properties }) =>
      brokenIf(
        valueAt(
          Properties,
          'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm',
        ) === undefined,
        'Properties/BucketEncryption',
      ),
    ),
  },
  {
    name: 'bucket-requires-tls',
    description: `A bucket rejects plain HTTP, and TLS below ${MIN_TLS}`,
    fix: 'Use `DataBucket`, or `enforceSSL: true` with `minimumTLSVersion: 1.2`',
    check: eachResource(BUCKET, (_bucket, { logicalId, resources }) => {
      const conditions = denialsOf(logicalId, resources);
      const refusesHttp = conditions.some((condition) => valueAt(condition, 'Bool.aws:SecureTransport') === 'false');
      const refusesOldTls = conditions.some(
        (condition) => Number(valueAt(condition, 'NumericLessThan.s3:TlsVersion')) >= MIN_TLS,
      );
      return brokenIf(!refusesHttp || !refusesOldTls, 'BucketPolicy');
    }),
  },
  {
    name: 'table-backup',
    description: 'A backup plan covers each table, if the floor of the environment says so',
    fix: 'Set `backup`',
    check: eachResource(TABLE, (_table, { logicalId, resources, floor }) =>
      brokenIf(floor.backupDays > 0 && !isSelected(logicalId, resources), 'Properties'),
    ),
  },
  {
    name: 'backup-copy',
    description: 'Recovery points are copied to another vault',
    fix: 'Add `copies`',
    check: eachResource('AWS::Backup::BackupPlan', ({ Properties }) =>
      list(valueAt(Properties, 'BackupPlan.BackupPlanRule')).flatMap((rule, index) =>
        brokenIf(
          list(valueAt(rule, 'CopyActions')).length === 0,
          `Properties/BackupPlan/BackupPlanRule/${index}/CopyActions`,
        ),
      ),
    ),
  },
  {
    name: 'vault-keeps-recovery-points',
    description: 'Recovery points cannot be deleted manually, if the environment keeps data',
    fix: 'Use `DataBackup`',
    check: eachResource('AWS::Backup::BackupVault', (vault, { floor }) => {
      const isDenied = statementsOf(vault).some(
        ({ effect, actions }) => effect === 'Deny' && actions.includes('backup:DeleteRecoveryPoint'),
      );
      return brokenIf(floor.keepsData && !isDenied, 'Properties/AccessPolicy');
    }),
  },
  {
    name: 'vault-lock',
    description: 'A lock keeps recovery points as long as the floor of the environment says, irrevocably if it says so',
    fix: 'Set `lock` of the backup, with `irrevocableAfter` for production',
    check: eachResource('AWS::Backup::BackupVault', ({ Properties }, { floor }) => {
      const lock = 'Properties/LockConfiguration';
      const { MinRetentionDays = 0, ChangeableForDays } = (Properties?.['LockConfiguration'] ?? {}) as {
        MinRetentionDays?: number;
        ChangeableForDays?: number;
      };
      return [
        ...brokenIf(floor.keepsData && MinRetentionDays < Math.max(1, floor.backupDays), `${lock}/MinRetentionDays`),
        ...brokenIf(floor.irrevocableBackups && ChangeableForDays === undefined, `${lock}/ChangeableForDays`),
      ];
    }),
  },
];

/** The conditions under which a bucket denies all actions to everyone. */
function denialsOf(bucketId: string, resources: Resources): unknown[] {
  return bucketPolicies(bucketId, resources)
    .flatMap((policy) => statementsOf(policy))
    .filter(({ effect, actions, principal }) => {
      return effect === 'Deny' && actions.includes('s3:*') && valueAt(principal, 'AWS') === '*';
    })
    .map(({ condition }) => condition);
}

function eachReplica(
  location: string,
  isBroken: (floor: Parameters<TemplateRule['check']>[1], replica: unknown) => boolean,
): TemplateRule['check'] {
  return eachResource(TABLE, ({ Properties }: Resource, { floor }) =>
    list(Properties?.['Replicas']).flatMap((replica, index) =>
      brokenIf(isBroken(floor, replica), `Properties/Replicas/${index}/${location}`),
    ),
  );
}

/** The recovery period of a replica. DynamoDB's default is its maximum. */
function recoveryDaysOf(replica: unknown): number {
  const { PointInTimeRecoveryEnabled: isEnabled, RecoveryPeriodInDays: days = 35 } = (valueAt(
    replica,
    'PointInTimeRecoverySpecification',
  ) ?? {}) as { PointInTimeRecoveryEnabled?: boolean; RecoveryPeriodInDays?: number };
  return isEnabled === true ? days : 0;
}

function isSelected(logicalId: string, resources: Resources): boolean {
  return Object.values(resources).some(
    ({ Type, Properties }) =>
      Type === 'AWS::Backup::BackupSelection' && refersTo(valueAt(Properties, 'BackupSelection.Resources'), logicalId),
  );
}
