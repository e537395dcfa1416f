import { once, type Control } from './control';

const PLAN = 'AWS::Backup::RestoreTestingPlan';
const SELECTION = 'AWS::Backup::RestoreTestingSelection';

/** The controls of the tests that restore backups. */
export const RESTORE_CONTROLS: readonly Control[] = [
  once('table-restore-test', 'restore another table', SELECTION, (selection) => {
    selection.ProtectedResourceArns = ['arn:aws:dynamodb:us-east-1:333333333333:table/other'];
  }),
  once('table-restore-test', 'restore buckets', SELECTION, (selection) => (selection.ProtectedResourceType = 'S3')),
  once('table-restore-test', 'add the table to another plan', SELECTION, (selection) => {
    selection.RestoreTestingPlanName = 'other';
  }),
  ...[
    'cron(0 12 1 1 ? *)',
    'cron(0 12 1 * ? *)',
    'cron(0 12 ? 1 MON *)',
    'cron(0 12 ? * MON#1 *)',
    'cron(0 12 ? * MON 2027)',
  ].map((schedule) =>
    once(
      'restore-test-frequency',
      `test restores at ${schedule}`,
      PLAN,
      (plan) => (plan.ScheduleExpression = schedule),
    ),
  ),
  selection('restore from another vault', (points) => (points.IncludeVaults = ['arn:aws:backup:::backup-vault:x'])),
  selection('leave out a vault', (points) => (points.ExcludeVaults = ['*'])),
  selection('restore continuous backups only', (points) => (points.RecoveryPointTypes = ['CONTINUOUS'])),
  ...[0, 1, 366].map((days) =>
    selection(`select the backups of ${days} days`, (points) => (points.SelectionWindowDays = days)),
  ),
];

/** A control of the recovery points that a plan selects. */
function selection(removal: string, change: (points: Record<string, unknown>) => unknown): Control {
  return once('restore-test-selects-backups', removal, PLAN, (plan) => change(plan.RecoveryPointSelection));
}
