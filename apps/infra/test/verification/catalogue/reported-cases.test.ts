import { checkTemplate } from '../../../src/gates/check-template';
import { FLOORS } from '../../../src/guarantees/floor';
import { readLedger } from '../../../verification/catalogue/ledger';
import { templateFiles } from '../verify/template-files';

const PROCESSOR = 'Ingestion/DataProcessorHandlerFunction';
const POLICY = 'Data/BackupRolePolicy add (a statement: ';
const TRUST = 'Data/BackupRole/Properties/AssumeRolePolicyDocument/Statement/0/Condition';
const QUEUE = 'Ingestion/DataProcessorQueue/Properties';
const DEAD_LETTERS = 'Ingestion/DataProcessorDeadLetterQueue/Properties';
const RULE = 'Ingestion/DataProcessorTradeFileCreated';
const MAPPING = 'Ingestion/DataProcessorEventSourceMapping';
const TABLE = 'Data/AnalyticsTable';
const PLAN = 'Data/BackupPlan/Properties/BackupPlan/BackupPlanRule/0';
const FOREIGN = 'everything for a foreign account under a condition';

/** Changes of production that passed the gates before, and the mutant of the catalogue that each is. */
const CASES: Readonly<Record<string, string>> = {
  'an Allow with NotResource': `${POLICY}all resources but one)`,
  'an ARN with every account': `${POLICY}tables of every account)`,
  'an ARN without an account': `${POLICY}all buckets)`,
  'the right to assume a deploy role': `${POLICY}assuming a deploy role)`,
  'the right to pass a role': `${POLICY}passing a role)`,
  'the right to read a secret': `${POLICY}reading a secret)`,
  'a managed policy of a foreign account': 'Data/BackupRole add (a policy of a foreign account)',
  'a trust of every account': `${TRUST}/StringEquals/aws:SourceAccount widen (all)`,
  'a trust of all accounts but one': `${TRUST} negate (StringNotEquals)`,
  'a bucket that a distribution may read': 'Data/TradesBucketPolicy add (a statement: everything for a distribution)',
  'a bucket that a foreign account may use': `Data/TradesBucketPolicy add (a statement: ${FOREIGN})`,
  'a queue that a foreign account may use': `Ingestion/DataProcessorDeadLetterQueuePolicy add (a statement: ${FOREIGN})`,
  'dead letters of another queue': `${DEAD_LETTERS}/RedriveAllowPolicy/sourceQueueArns/0 redirect (foreign)`,
  'dead letters that are kept for seconds': `${DEAD_LETTERS}/MessageRetentionPeriod shorten`,
  'messages that are kept for seconds': `${QUEUE}/MessageRetentionPeriod shorten`,
  'events of every bucket': `${RULE}/Properties/EventPattern/detail/bucket drop`,
  'events of every source': `${RULE}/Properties/EventPattern/source drop`,
  'a disabled rule': `${RULE}/Properties/State negate (DISABLED)`,
  'events of another type': `${RULE}/Properties/EventPattern/detail-type/0 rename`,
  'a bucket without events':
    'Data/TradesBucket/Properties/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled negate',
  'a function that a foreign account may invoke': `${PROCESSOR} add (a permission for a foreign account)`,
  'a foreign layer': `${PROCESSOR} add (a foreign layer)`,
  'a function without concurrency': `${PROCESSOR} add (no concurrency)`,
  'a disabled mapping': `${MAPPING} add (a disabled state)`,
  'a mapping with a filter': `${MAPPING} add (a filter)`,
  'a foreign subscription of logs': 'Ingestion/DataProcessorHandlerLogGroup add (a foreign subscription)',
  'readers that write to a replica': `${TABLE} add (readers who write)`,
  'a replica less': `${TABLE}/Properties/Replicas/0 drop`,
  'a recovery period of a day': `${TABLE} add (a short recovery period)`,
  'other keys': `${TABLE}/Properties/KeySchema/0/KeyType negate (RANGE)`,
  'no sort key': `${TABLE}/Properties/KeySchema/1 drop`,
  'a foreign stream': `${TABLE} add (a foreign stream)`,
  'trade files that expire': 'Data/TradesBucket add (an early expiration)',
  'former versions that expire': 'Data/TradesBucket add (an early expiration of former versions)',
  'a denial to one principal only': 'Data/BackupVault/Properties/AccessPolicy/Statement/0/Principal/AWS rename',
  'copies of backups in a foreign account': `${PLAN}/CopyActions/0/DestinationBackupVaultArn redirect (foreign)`,
  'backups that are kept for a day': `${PLAN}/Lifecycle/DeleteAfterDays shorten`,
  'backups once a year': `${PLAN}/ScheduleExpression shorten (yearly)`,
  'a selection of nothing': 'Data/BackupSelection add (a condition that nothing meets)',
  'an endpoint to resources of others':
    'Network/NetworkVpcS3Endpoint/Properties/PolicyDocument/Statement/0/Condition/StringEquals/aws:ResourceAccount drop',
  'a peering': 'Network/NetworkVpc add (a peering)',
  'no DNS': 'Network/NetworkVpc/Properties/EnableDnsSupport negate',
  'a moved subnet': 'Network/NetworkVpcPrivateSubnet1Subnet/Properties/CidrBlock move',
  'a nested stack': 'Network/NetworkVpc add (a nested stack)',

  'a policy of another role, too': 'Exports/ExporterRolePolicy add (a role of others)',
  'a denial that is attached to nothing': 'Exports/ExporterCodePolicy/Properties/Roles drop',
  'a trust in EC2': 'Exports/ExporterRole add (a statement: trust in EC2)',
  'a condition that may be missing': `${TRUST} widen (StringEqualsIfExists)`,
  'dead letters after the first failure': `${QUEUE}/RedrivePolicy/maxReceiveCount shorten`,
  'no dead letters': `${QUEUE}/RedrivePolicy/maxReceiveCount raise`,
  'a rule without a prefix': `${RULE}/Properties/EventPattern/detail/object drop`,
  'events of a custom source': `${RULE} add (a custom source)`,
  'a secret in the environment': `${PROCESSOR} add (a secret in the environment)`,
  'a short timeout': `${PROCESSOR}/Properties/Timeout shorten`,
  'a long timeout': `${PROCESSOR}/Properties/Timeout raise`,
  'a subnet less': `${PROCESSOR}/Properties/VpcConfig/SubnetIds/0 drop`,
  'logs of a day': 'Ingestion/DataProcessorHandlerLogGroup/Properties/RetentionInDays shorten',
  'flow logs of a day': 'Network/NetworkFlowLogGroup/Properties/RetentionInDays shorten',
  'a foreign topic': 'Ingestion/DataProcessorAlarmsErrors/Properties/AlarmActions/0 redirect (foreign)',
  'a low maximum of capacity': `${TABLE}/Properties/Replicas/1/ReadProvisionedThroughputSettings/ReadCapacityAutoScalingSettings/MaxCapacity shorten`,
  'access logs of a day': 'Data/AccessLogsBucket/Properties/LifecycleConfiguration/Rules/2/ExpirationInDays shorten',
  'a public access point': 'Data/TradesBucket add (a public access point)',
  'an open endpoint': 'Network/NetworkSqsInterfaceEndpoint/Properties/PolicyDocument drop',
  'egress in two halves': 'Exports/ExporterSecurityGroup add (egress to the two halves of the internet)',
  'flow logs of rejected traffic': 'Network/NetworkFlowLog/Properties/TrafficType negate (REJECT)',
  'a secret in a parameter': 'Network/NetworkVpc add (a secret in a parameter)',
  'no log group': 'Ingestion/DataProcessorHandlerLogGroup drop',
  'a threshold that nothing reaches': 'Ingestion/DataProcessorAlarmsErrors/Properties/Threshold raise',
  'an inverted comparison':
    'Ingestion/DataProcessorAlarmsErrors/Properties/ComparisonOperator negate (LessThanThreshold)',
  'another namespace': 'Ingestion/DataProcessorAlarmsErrors/Properties/Namespace rename',
  'no alarm for old messages': 'Ingestion/DataProcessorAlarmsMessageAge drop',
  'no alarm for errors': 'Ingestion/DataProcessorAlarmsErrors drop',
};

describe('the catalogue', () => {
  const ledger = new Map(readLedger().map((entry) => [entry.id, entry]));

  test.each(Object.entries(CASES))('catches %s', (_case, id) => {
    expect(ledger.get(id)).toMatchObject({ id, rating: 'high', catcher: expect.any(String) });
  });
});

test('the rules reject all subnets in one zone, and gateways for NAT in production', () => {
  const { template } = templateFiles('production').find(({ stack }) => stack === 'Network') as never as {
    template: { Resources: Record<string, any> };
  };
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type === 'AWS::EC2::Subnet') Properties.AvailabilityZone = 'us-east-1a';
  }
  template.Resources['Nat'] = { Type: 'AWS::EC2::NatGateway', Properties: {} };

  const violations = checkTemplate(template, FLOORS.production).map(({ rule }) => rule.name);

  expect(violations).toEqual(expect.arrayContaining(['network-zones', 'no-internet-gateway']));
});
