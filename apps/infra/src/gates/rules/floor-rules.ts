import { list, refersTo, valueAt, type Resources } from '@trading/template';
import { receivesAccessLogs } from '../access-log-buckets';
import { brokenIf, eachResource, type TemplateRule } from '../rule';

const BUCKET = 'AWS::S3::Bucket';
const PLAN = 'AWS::Backup::BackupPlan';

/** Fields of a cron expression that match every day: hours and minutes do not matter. */
const DAILY = /^cron\(\S+ \S+ (?:\*|\?|\*\/1|1\/1) \* (?:\*|\?) \*\)$/;

/** The fields of a flow log that say who talked to whom. The default format has them. */
const FLOW_FIELDS = ['${srcaddr}', '${dstaddr}', '${dstport}', '${action}'];

/** Rules that compare a template with the floor of its environment. */
export const FLOOR_RULES: readonly TemplateRule[] = [
  {
    name: 'table-regions',
    description: 'A table has a replica in as many regions as the floor of the environment says',
    fix: 'Add a region to the settings of the environment',
    check: eachResource('AWS::DynamoDB::GlobalTable', ({ Properties }, { floor }) => {
      const regions = list(Properties?.['Replicas']).map((replica) => JSON.stringify(valueAt(replica, 'Region')));
      return brokenIf(new Set(regions).size < floor.regions, 'Properties/Replicas');
    }),
  },
  {
    name: 'network-zones',
    description: 'Each tier of subnets is in as many zones as the floor of the environment says',
    fix: 'Append a zone to `availabilityZones` of the region',
    check: eachResource('AWS::EC2::VPC', (_vpc, { logicalId, resources, floor }) => {
      const subnets = subnetsOf(logicalId, resources);
      const tiers = new Set(subnets.map(tierOf));
      return [...tiers].flatMap((tier) => {
        const zones = subnets.filter((subnet) => tierOf(subnet) === tier).map((subnet) => subnet['AvailabilityZone']);
        return brokenIf(new Set(zones).size < floor.zones, `Subnets/${tier}`);
      });
    }),
  },
  {
    name: 'network-flow-logs',
    description: 'A network records all traffic with its addresses, if the floor of the environment says so',
    fix: 'Set `network.flowLogs`',
    check: eachResource('AWS::EC2::VPC', (_vpc, { logicalId, resources, floor }) => {
      const isRecorded = Object.values(resources).some(
        ({ Type, Properties }) =>
          Type === 'AWS::EC2::FlowLog' &&
          Properties?.['TrafficType'] === 'ALL' &&
          refersTo(Properties['ResourceId'], logicalId) &&
          recordsAddresses(Properties['LogFormat']),
      );
      return brokenIf(floor.flowLogDays > 0 && !isRecorded, 'FlowLog');
    }),
  },
  {
    name: 'backup-retention',
    description: 'Backups and their copies are kept for as many days as the floor of the environment says',
    fix: 'Increase `backup.retention`',
    check: eachBackupRule(({ rule, floor }) => [
      ...brokenIf(!(retentionOf(rule) >= floor.backupDays), 'Lifecycle'),
      ...brokenIf(!list(rule['CopyActions']).every((copy) => retentionOf(copy) >= floor.backupDays), 'CopyActions'),
    ]),
  },
  {
    name: 'backup-frequency',
    description: 'Backups are created at least once a day, if the floor of the environment says so',
    fix: 'Set `schedule` to a cron expression that matches every day',
    check: eachBackupRule(({ rule, floor }) =>
      brokenIf(floor.dailyBackups && !DAILY.test(String(rule['ScheduleExpression'])), 'ScheduleExpression'),
    ),
  },
  {
    name: 'object-expiration',
    description: 'Objects expire after as many days as the floor of the environment says, or never',
    fix: 'Increase `expiration`, or remove it',
    check: eachResource(BUCKET, ({ Properties }, { logicalId, resources, floor }) => {
      const minimum = receivesAccessLogs(logicalId, resources) ? floor.accessLogDays : floor.objectDays;
      return lifecycleRules(Properties).flatMap(({ rule, location }) => [
        ...brokenIf(Number(rule['ExpirationInDays'] ?? Infinity) < minimum, `${location}/ExpirationInDays`),
        ...brokenIf(minimum > 0 && rule['ExpirationDate'] !== undefined, `${location}/ExpirationDate`),
      ]);
    }),
  },
  {
    name: 'former-versions',
    description: 'Overwritten and deleted objects are kept for as many days as the floor of the environment says',
    fix: 'Increase `noncurrentVersionExpiration`, or remove it',
    check: eachResource(BUCKET, ({ Properties }, { floor }) =>
      lifecycleRules(Properties).flatMap(({ rule, location }) => {
        const days = [
          valueAt(rule, 'NoncurrentVersionExpiration.NoncurrentDays'),
          rule['NoncurrentVersionExpirationInDays'],
        ];
        return brokenIf(
          days.some((each) => each !== undefined && !(Number(each) >= floor.formerVersionDays)),
          `${location}/NoncurrentVersionExpiration`,
        );
      }),
    ),
  },
  {
    name: 'alarm-actions',
    description: 'An alarm notifies somebody, if the floor of the environment says so',
    fix: 'Set `alarmTopicArn` of the region',
    check: eachResource('AWS::CloudWatch::Alarm', ({ Properties }, { floor }) => {
      const isSilent = list(Properties?.['AlarmActions']).length === 0 || Properties?.['ActionsEnabled'] === false;
      return brokenIf(floor.alarmActions && isSilent, 'Properties/AlarmActions');
    }),
  },
];

type Part = Readonly<Record<string, unknown>>;

/** Returns a check of every rule of every backup plan. */
function eachBackupRule(
  locate: (context: { readonly rule: Part; readonly floor: Parameters<TemplateRule['check']>[1] }) => string[],
): TemplateRule['check'] {
  return eachResource(PLAN, ({ Properties }, { floor }) =>
    list(valueAt(Properties, 'BackupPlan.BackupPlanRule')).flatMap((rule, index) =>
      locate({ rule: rule as Part, floor }).map(
        (location) => `Properties/BackupPlan/BackupPlanRule/${index}/${location}`,
      ),
    ),
  );
}

/** The days for which a recovery point is kept. Without a lifecycle, it is kept forever. */
function retentionOf(rule: unknown): number {
  return Number(valueAt(rule, 'Lifecycle.DeleteAfterDays') ?? Infinity);
}

function recordsAddresses(format: unknown): boolean {
  if (format === undefined) return true;
  return typeof format === 'string' && FLOW_FIELDS.every((field) => format.includes(field));
}

function subnetsOf(vpcId: string, resources: Resources): Part[] {
  return Object.values(resources)
    .filter(({ Type, Properties }) => Type === 'AWS::EC2::Subnet' && refersTo(Properties?.['VpcId'], vpcId))
    .map(({ Properties = {} }) => Properties);
}

/** The name of a subnet's tier, by the tag that the CDK sets. */
function tierOf(subnet: Part): string {
  const tag = list(subnet['Tags']).find((each) => valueAt(each, 'Key') === 'aws-cdk:subnet-name');
  const name = valueAt(tag, 'Value');
  return typeof name === 'string' ? name : 'all';
}

/** The lifecycle rules of a bucket that are in effect, with their locations. */
function lifecycleRules(bucket: unknown): { readonly rule: Part; readonly location: string }[] {
  return list(valueAt(bucket, 'LifecycleConfiguration.Rules'))
    .map((rule, index) => ({ rule: rule as Part, location: `Properties/LifecycleConfiguration/Rules/${index}` }))
    .filter(({ rule }) => rule['Status'] === 'Enabled');
}
