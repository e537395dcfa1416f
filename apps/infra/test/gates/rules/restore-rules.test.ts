import type { Resources } from '@trading/template';
import { RESTORE_RULES } from '../../../src/gates/rules/restore-rules';
import { FLOORS, type EnvironmentClass } from '../../../src/guarantees/floor';

const TABLE = { Table: { Type: 'AWS::DynamoDB::GlobalTable' } };
const BACKUPS = {
  Vault: { Type: 'AWS::Backup::BackupVault' },
  Empty: { Type: 'AWS::Backup::BackupVault' },
  Backups: {
    Type: 'AWS::Backup::BackupPlan',
    Properties: {
      BackupPlan: { BackupPlanRule: [{ TargetBackupVault: { 'Fn::GetAtt': ['Vault', 'BackupVaultName'] } }] },
    },
  },
};
const POINTS = {
  IncludeVaults: [{ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }],
  RecoveryPointTypes: ['SNAPSHOT'],
};

function plan(points: object = {}, ScheduleExpression = 'cron(0 12 ? * MON,THU *)'): Resources {
  const RecoveryPointSelection = { ...POINTS, ...points };
  return {
    Plan: { Type: 'AWS::Backup::RestoreTestingPlan', Properties: { RecoveryPointSelection, ScheduleExpression } },
  };
}

function selection(changes: object = {}): Resources {
  return {
    Selection: {
      Type: 'AWS::Backup::RestoreTestingSelection',
      Properties: {
        ProtectedResourceType: 'DynamoDB',
        ProtectedResourceArns: [{ 'Fn::GetAtt': ['Table', 'Arn'] }],
        RestoreTestingPlanName: { Ref: 'Plan' },
        ...changes,
      },
    },
  };
}

/** Returns the rules that the resources break. */
function broken(resources: Resources, of: EnvironmentClass = 'production'): string[] {
  return RESTORE_RULES.flatMap(({ name, check }) =>
    check(resources, FLOORS[of]).map(({ logicalId, location }) => `${name}: ${logicalId} ${location}`),
  );
}

test('the rules accept a plan that restores the table from the vault of its backups', () => {
  expect(broken({ ...TABLE, ...BACKUPS, ...plan(), ...selection() })).toEqual([]);
});

test.each<[string, Resources]>([
  ['without a selection', plan()],
  ['with a selection of another table', { ...plan(), ...selection({ ProtectedResourceArns: ['arn'] }) }],
  ['with a selection of another type', { ...plan(), ...selection({ ProtectedResourceType: 'S3' }) }],
  ['with a selection of another plan', { ...plan(), ...selection({ RestoreTestingPlanName: 'other' }) }],
  ['without a plan', selection()],
])('a table %s is not restored, which matters in production only', (_, resources) => {
  const all = { ...TABLE, ...BACKUPS, ...resources };
  expect(broken(all)).toEqual(['table-restore-test: Table Properties']);
  expect(broken(all, 'shared')).toEqual([]);
});

describe('the schedule', () => {
  test.each(['cron(0 12 ? * MON *)', 'cron(0 12 ? * MON-FRI *)', 'cron(0 12 ? * 1,4 *)', 'cron(0 */6 * * ? *)'])(
    '%s is accepted',
    (schedule) => {
      expect(broken({ ...BACKUPS, ...plan({}, schedule) })).toEqual([]);
    },
  );

  test.each([
    ...['cron(0 12 1 * ? *)', 'cron(0 12 ? * MON#1 *)', 'cron(0 12 ? 1 MON *)', 'cron(0 12 ? * 5L *)'],
    ...['cron(0 12 ? * MON 2027)', 'rate(7 days)'],
  ])('%s is rejected in production', (schedule) => {
    const resources = { ...BACKUPS, ...plan({}, schedule) };
    expect(broken(resources)).toEqual(['restore-test-frequency: Plan Properties/ScheduleExpression']);
    expect(broken(resources, 'shared')).toEqual([]);
  });
});

test.each<[string, object]>([
  ['IncludeVaults', { IncludeVaults: ['*'] }],
  ['IncludeVaults', { IncludeVaults: [{ 'Fn::GetAtt': ['Empty', 'BackupVaultArn'] }] }],
  ['ExcludeVaults', { ExcludeVaults: ['arn'] }],
  ['RecoveryPointTypes', { RecoveryPointTypes: ['CONTINUOUS'] }],
  ['SelectionWindowDays', { SelectionWindowDays: 1 }],
  ['SelectionWindowDays', { SelectionWindowDays: 366 }],
])('%s of %j is rejected', (name, points) => {
  expect(broken({ ...BACKUPS, ...plan(points) }, 'shared')).toEqual([
    `restore-test-selects-backups: Plan Properties/RecoveryPointSelection/${name}`,
  ]);
});
