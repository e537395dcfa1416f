import { once, replicas, type Control, type Mutable } from './control';

const PLAN = 'AWS::Backup::BackupPlan';
const VAULT = 'AWS::Backup::BackupVault';
const FLOW_LOG = 'AWS::EC2::FlowLog';
const ALARM = 'AWS::CloudWatch::Alarm';

/** The controls that the floor of an environment demands. */
export const FLOOR_CONTROLS: readonly Control[] = [
  once('table-regions', 'remove a replica', 'AWS::DynamoDB::GlobalTable', (table) => table.Replicas.pop()),
  once(
    'table-regions',
    'put all replicas into one region',
    'AWS::DynamoDB::GlobalTable',
    (table) => (table.Replicas[0].Region = table.Replicas[1].Region),
  ),
  replicas('table-point-in-time-recovery', 'shorten the recovery period of a replica', (replica) => {
    replica.PointInTimeRecoverySpecification.RecoveryPeriodInDays = 34;
  }),
  once(
    'network-zones',
    'move a subnet into the zone of another',
    'AWS::EC2::Subnet',
    (subnet) => (subnet.AvailabilityZone = 'us-east-1a'),
    ({ AvailabilityZone }) => AvailabilityZone !== 'us-east-1a',
  ),
  once(
    'no-route-to-the-internet',
    'replace it with a route to the internet',
    'AWS::EC2::SubnetRouteTableAssociation',
    (properties, resource) => {
      resource.Type = 'AWS::EC2::Route';
      properties.DestinationCidrBlock = '0.0.0.0/0';
    },
  ),
  once('network-flow-logs', 'record rejected traffic only', FLOW_LOG, (log) => (log.TrafficType = 'REJECT')),
  once('network-flow-logs', 'record accepted traffic only', FLOW_LOG, (log) => (log.TrafficType = 'ACCEPT')),
  once('network-flow-logs', 'record another network', FLOW_LOG, (log) => (log.ResourceId = { Ref: 'OtherVpc' })),
  backupRule('backup-retention', 'shorten the retention', (rule) => (rule.Lifecycle.DeleteAfterDays = 34)),
  backupRule('backup-retention', 'shorten the retention of the copies', (rule) => {
    rule.CopyActions[0].Lifecycle.DeleteAfterDays = 34;
  }),
  once('vault-lock', 'remove the lock', VAULT, (vault) => delete vault.LockConfiguration),
  once(
    'vault-lock',
    'let backups be kept for a shorter time',
    VAULT,
    (vault) => (vault.LockConfiguration.MinRetentionDays = 34),
    ({ LockConfiguration }) => LockConfiguration !== undefined,
  ),
  once(
    'vault-lock',
    'let the lock be removed',
    VAULT,
    (vault) => delete vault.LockConfiguration.ChangeableForDays,
    ({ LockConfiguration }) => LockConfiguration !== undefined,
  ),
  ...['cron(0 5 1 1 ? *)', 'cron(0 5 1 * ? *)', 'cron(0 5 ? * SUN *)', 'cron(0 5 * * ? 2027)', 'rate(7 days)'].map(
    (schedule) =>
      once(
        'backup-frequency',
        `create backups at ${schedule}`,
        PLAN,
        (plan) => (plan.BackupPlan.BackupPlanRule[0].ScheduleExpression = schedule),
      ),
  ),
  once('backup-frequency', 'remove the schedule', PLAN, (plan) => {
    delete plan.BackupPlan.BackupPlanRule[0].ScheduleExpression;
  }),
  lifecycle('object-expiration', 'let objects expire after a day', { ExpirationInDays: 1 }),
  lifecycle('object-expiration', 'let objects with a prefix expire after a day', { Prefix: 'x/', ExpirationInDays: 1 }),
  lifecycle('object-expiration', 'let objects expire on a date', { ExpirationDate: '2027-01-01T00:00:00Z' }),
  lifecycle('former-versions', 'let former versions expire after a day', {
    NoncurrentVersionExpiration: { NoncurrentDays: 1 },
  }),
  lifecycle('former-versions', 'let former versions expire after a day by the older property', {
    NoncurrentVersionExpirationInDays: 1,
  }),
  once('log-retention', 'keep logs for a day', 'AWS::Logs::LogGroup', (group) => (group.RetentionInDays = 1)),
  once('log-retention', 'shorten the retention', 'AWS::Logs::LogGroup', (group) => (group.RetentionInDays -= 30)),
  once('alarm-actions', 'remove the actions', ALARM, (alarm) => delete alarm.AlarmActions),
  once('alarm-actions', 'disable the actions', ALARM, (alarm) => (alarm.ActionsEnabled = false)),
];

/** A control in the first rule of a backup plan. */
function backupRule(rule: string, removal: string, change: (backupRule: Mutable) => unknown): Control {
  return once(rule, removal, PLAN, (plan) => change(plan.BackupPlan.BackupPlanRule[0]));
}

/** Replaces the lifecycle rules of a bucket by one rule. */
function lifecycle(rule: string, removal: string, lifecycleRule: object): Control {
  return once(rule, removal, 'AWS::S3::Bucket', (bucket) => {
    bucket.LifecycleConfiguration = { Rules: [{ Status: 'Enabled', ...lifecycleRule }] };
  });
}
