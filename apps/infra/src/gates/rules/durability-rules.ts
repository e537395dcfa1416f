import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { statementsOf } from '../statement';
import { list, refersTo, valueAt, type Resources } from '@trading/template';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const VAULT = 'AWS::Backup::BackupVault';

/** Days within which a lock must become irrevocable. AWS demands at least three. */
const GRACE = { min: 3, max: 30 } as const;

/** Rules for settings that must fit together so that data and logs are kept. */
export const DURABILITY_RULES: readonly TemplateRule[] = [
  {
    name: 'table-replication-stream',
    description: 'A table with replicas streams new and old images, by which the replicas are kept equal',
    fix: 'Set `dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES`',
    check: eachResource(TABLE, ({ Properties }) =>
      brokenIf(
        list(Properties?.['Replicas']).length > 1 &&
          valueAt(Properties, 'StreamSpecification.StreamViewType') !== 'NEW_AND_OLD_IMAGES',
        'Properties/StreamSpecification',
      ),
    ),
  },
  {
    name: 'table-keeps-items',
    description: 'A table deletes no items by their age, if the environment keeps data',
    fix: 'Remove `timeToLiveAttribute`',
    check: eachResource(TABLE, ({ Properties }, { floor }) =>
      brokenIf(
        floor.keepsData && valueAt(Properties, 'TimeToLiveSpecification.Enabled') === true,
        'Properties/TimeToLiveSpecification',
      ),
    ),
  },
  {
    name: 'backup-fits-lock',
    description: 'The lock of a vault accepts the backups of a plan, which fail otherwise',
    fix: 'Set `retention` of the backup to at least that of the lock',
    check: eachResource('AWS::Backup::BackupPlan', ({ Properties }, { resources }) =>
      list(valueAt(Properties, 'BackupPlan.BackupPlanRule')).flatMap((rule, index) => {
        const lock = lockOf(valueAt(rule, 'TargetBackupVault'), resources);
        const days = Number(valueAt(rule, 'Lifecycle.DeleteAfterDays') ?? Infinity);
        const isAccepted =
          days >= Number(lock.MinRetentionDays ?? 0) && days <= Number(lock.MaxRetentionDays ?? Infinity);
        return brokenIf(!isAccepted, `Properties/BackupPlan/BackupPlanRule/${index}/Lifecycle`);
      }),
    ),
  },
  {
    name: 'backups-are-restorable',
    description:
      'Backups do not move to cold storage, which takes hours to restore, and are made by a plan with a rule',
    fix: 'Remove `moveToColdStorageAfter`, and add a rule',
    check: eachResource('AWS::Backup::BackupPlan', ({ Properties }) => {
      const rules = list(valueAt(Properties, 'BackupPlan.BackupPlanRule'));
      const isCold = rules.some((rule) => valueAt(rule, 'Lifecycle.MoveToColdStorageAfterDays') !== undefined);
      return brokenIf(rules.length === 0 || isCold, 'Properties/BackupPlan/BackupPlanRule');
    }),
  },
  {
    name: 'backup-selects-all',
    description: 'A selection of backups has no conditions or exceptions, by which a named resource would be left out',
    fix: 'Remove `conditions` and `notResources`',
    check: eachResource('AWS::Backup::BackupSelection', ({ Properties }) =>
      ['Conditions', 'NotResources', 'ListOfTags']
        .filter((name) => valueAt(Properties, `BackupSelection.${name}`) !== undefined)
        .map((name) => `Properties/BackupSelection/${name}`),
    ),
  },
  {
    name: 'backup-role-trusts-backup',
    description: 'The role of a selection of backups or restore tests can be assumed by AWS Backup',
    fix: 'Use `DataBackup`, or a role that trusts backup.amazonaws.com',
    check: eachResource(/^AWS::Backup::(?:Backup|RestoreTesting)Selection$/, ({ Type, Properties }, { resources }) => {
      const path = Type === 'AWS::Backup::BackupSelection' ? ['BackupSelection', 'IamRoleArn'] : ['IamRoleArn'];
      const arn = valueAt(Properties, path.join('.'));
      const role = Object.entries(resources).find(
        ([id, resource]) => resource.Type === 'AWS::IAM::Role' && refersTo(arn, id),
      );
      const isTrusted = role && JSON.stringify(statementsOf(role[1])).includes('"backup.amazonaws.com"');
      return brokenIf(isTrusted === false, ['Properties', ...path].join('/'));
    }),
  },
  {
    name: 'vault-lock-closes',
    description: `A lock with a grace period becomes irrevocable within ${GRACE.min} to ${GRACE.max} days`,
    fix: 'Set `lock.irrevocableAfter`',
    check: eachResource(VAULT, ({ Properties }) => {
      const days = valueAt(Properties, 'LockConfiguration.ChangeableForDays');
      const isWithin = days === undefined || (Number(days) >= GRACE.min && Number(days) <= GRACE.max);
      return brokenIf(!isWithin, 'Properties/LockConfiguration/ChangeableForDays');
    }),
  },
  {
    name: 'vault-accepts-backups',
    description: 'The policy of a vault denies nothing that AWS Backup needs to create and copy backups',
    fix: 'Deny the actions that delete recovery points, and no others',
    check: eachResource(VAULT, ({ Properties }) => {
      const denied = list(valueAt(Properties, 'AccessPolicy.Statement')).filter(
        (statement) => valueAt(statement, 'Effect') === 'Deny',
      );
      const isStopped = denied.some((statement) =>
        list(valueAt(statement, 'Action') ?? '*').some((action) => /\*|Start|CopyInto/.test(String(action))),
      );
      const hasResource = denied.every((statement) => valueAt(statement, 'Resource') !== undefined);
      return brokenIf(isStopped || !hasResource, 'Properties/AccessPolicy');
    }),
  },
  {
    name: 'flow-logs-are-kept',
    description: 'The log group with flow logs is retained, if the floor of the environment demands flow logs',
    fix: 'Use `FlowLogs` of the network, or set `removalPolicy: RemovalPolicy.RETAIN` of the log group',
    check: eachResource(
      'AWS::Logs::LogGroup',
      ({ DeletionPolicy, UpdateReplacePolicy }, { logicalId, resources, floor }) => {
        const isNeeded = floor.flowLogDays > 0 && flowLogsOf(resources).some((log) => refersTo(log, logicalId));
        return [
          ...brokenIf(isNeeded && DeletionPolicy !== 'Retain', 'DeletionPolicy'),
          ...brokenIf(isNeeded && UpdateReplacePolicy !== 'Retain', 'UpdateReplacePolicy'),
        ];
      },
    ),
  },
];

/** The lock of the vault that a value refers to. None if it has no lock, or is in another stack. */
function lockOf(vault: unknown, resources: Resources): { MinRetentionDays?: unknown; MaxRetentionDays?: unknown } {
  const found = Object.entries(resources).find(([id, { Type }]) => Type === VAULT && refersTo(vault, id))?.[1];
  return found?.Properties?.['LockConfiguration'] ?? {};
}

function flowLogsOf(resources: Resources): unknown[] {
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::EC2::FlowLog')
    .map(({ Properties }) => Properties);
}
