import { list, refersTo, valueAt, type Resources } from '@trading/template';
import { brokenIf, eachResource, type TemplateRule } from '../rule';

const PLAN = 'AWS::Backup::RestoreTestingPlan';

/** Fields of a cron expression that match at least one day of every week. */
const WEEKLY = /^cron\(\S+ \S+ [*?] \* (?:[*?]|(?:[1-7,-]|MON|TUE|WED|THU|FRI|SAT|SUN)+) \*\)$/;

/** The age of recovery points that a plan selects from, in days. A daily backup may start up to 8 hours late. */
const SELECTION = { min: 2, max: 365, byDefault: 30 } as const;

/** Rules for the tests that restore backups. */
export const RESTORE_RULES: readonly TemplateRule[] = [
  {
    name: 'table-restore-test',
    description: 'A restore-testing plan restores each table, if the floor of the environment says so',
    fix: 'Set `restoreTesting` of the backup',
    check: eachResource('AWS::DynamoDB::GlobalTable', (_table, { logicalId, resources, floor }) =>
      brokenIf(floor.restoreTests && !isRestored(logicalId, resources), 'Properties'),
    ),
  },
  {
    name: 'restore-test-frequency',
    description: 'Restores are tested at least once a week, if the floor of the environment says so',
    fix: 'Set `schedule` of `restoreTesting` to a cron expression that matches a day of every week',
    check: eachResource(PLAN, ({ Properties }, { floor }) =>
      brokenIf(
        floor.restoreTests && !WEEKLY.test(String(Properties?.['ScheduleExpression'])),
        'Properties/ScheduleExpression',
      ),
    ),
  },
  {
    name: 'restore-test-selects-backups',
    description:
      'A restore-testing plan selects from the backups of the environment, which are snapshots in its vaults',
    fix: 'Use `restoreTesting` of `DataBackup`',
    check: eachResource(PLAN, ({ Properties }, { resources }) => {
      const selection = 'RecoveryPointSelection';
      const value = (name: string) => valueAt(Properties, `${selection}.${name}`);
      const days = Number(value('SelectionWindowDays') ?? SELECTION.byDefault);
      return [
        ...brokenIf(!hasBackups(value('IncludeVaults'), resources), 'IncludeVaults'),
        ...brokenIf(value('ExcludeVaults') !== undefined, 'ExcludeVaults'),
        ...brokenIf(!list(value('RecoveryPointTypes')).includes('SNAPSHOT'), 'RecoveryPointTypes'),
        ...brokenIf(!(days >= SELECTION.min && days <= SELECTION.max), 'SelectionWindowDays'),
      ].map((name) => `Properties/${selection}/${name}`);
    }),
  },
];

/** Returns true if a plan of the template restores the table. */
function isRestored(table: string, resources: Resources): boolean {
  return Object.values(resources).some(
    ({ Type, Properties }) =>
      Type === 'AWS::Backup::RestoreTestingSelection' &&
      Properties?.['ProtectedResourceType'] === 'DynamoDB' &&
      refersTo(Properties['ProtectedResourceArns'], table) &&
      hasResource(PLAN, resources, (id) => refersTo(Properties['RestoreTestingPlanName'], id)),
  );
}

/** Returns true if one of the vaults has the recovery points of a backup plan. */
function hasBackups(vaults: unknown, resources: Resources): boolean {
  return hasResource('AWS::Backup::BackupVault', resources, (vault) => {
    const isTarget = Object.values(resources).some(
      ({ Type, Properties }) =>
        Type === 'AWS::Backup::BackupPlan' &&
        list(valueAt(Properties, 'BackupPlan.BackupPlanRule')).some((rule) =>
          refersTo(valueAt(rule, 'TargetBackupVault'), vault),
        ),
    );
    return isTarget && refersTo(vaults, vault);
  });
}

function hasResource(type: string, resources: Resources, matches: (logicalId: string) => boolean): boolean {
  return Object.entries(resources).some(([id, { Type }]) => Type === type && matches(id));
}
