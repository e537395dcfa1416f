import { valueAt } from '@trading/template';
import { ENVIRONMENTS } from '../src/environments';
import { checkTemplate } from '../src/gates/check-template';
import { FLOORS } from '../src/guarantees/floor';
import { assessNames } from '../src/names/assess-names';
import { knownNames } from '../src/names/known-names';
import { territoryOf } from '../src/names/own-names';
import type { RegionParameters } from '@trading/regions/parameters';
import type { StackId } from '../verification/assembly';
import { only, resourcesOf, synthesise, type SynthesisedStack } from './synthesise';
import { STANDBY, synthesiseTwoRegions, withStandby } from './two-regions';

const IDS: readonly StackId[] = ['Network', 'Data', 'Ingestion', 'Backfill', 'Query', 'Exports', 'Web'];
const { account } = ENVIRONMENTS.production;
const { primary, standby } = synthesiseTwoRegions();
const REGIONS = [
  ['primary', 'us-east-1', primary],
  ['standby', 'us-west-2', standby],
] as const;

const TABLE = 'analytics-table-production-us-east-1';

/** The logical ids of resources that hold data. */
function statefulIds({ template }: SynthesisedStack): string[] {
  return Object.entries(template.Resources ?? {})
    .filter(([, { Type }]) => /::(?:Bucket|GlobalTable|BackupVault|Queue|LogGroup)$/.test(Type))
    .map(([id]) => id);
}

function variablesOf(stack: SynthesisedStack): Record<string, unknown> {
  return valueAt(only(stack.template, 'AWS::Lambda::Function'), 'Environment.Variables') as Record<string, unknown>;
}

function alarmsOf({ template }: SynthesisedStack): Record<string, unknown>[] {
  return resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties ?? {});
}

describe.each(REGIONS)('the %s in %s', (_role, region, stacks) => {
  test('has all stacks, with names, exports and tags of its region', () => {
    expect(Object.keys(stacks).sort()).toEqual([...IDS].sort());
    for (const id of IDS) {
      expect(stacks[id].stackName).toBe(`analytics-${id.toLowerCase()}-production-${region}`);
      expect(stacks[id].terminationProtection).toBe(true);
      for (const { Export } of Object.values(stacks[id].template.Outputs ?? {})) {
        expect(Export?.Name).toContain(`production-${region}`);
      }
    }
    for (const type of ['AWS::EC2::VPC', 'AWS::S3::Bucket', 'AWS::Lambda::Function', 'AWS::SQS::Queue']) {
      for (const { Properties } of IDS.flatMap((id) => resourcesOf(stacks[id].template, type))) {
        expect(Properties?.['Tags']).toContainEqual({ Key: 'Region', Value: region });
      }
    }
  });

  test('refers to the other region by fixed names only, without functions or resources of the CDK', () => {
    const text = JSON.stringify(IDS.map((id) => stacks[id].template));
    const imports = [...text.matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name);
    expect(imports.length).toBeGreaterThan(0);
    for (const name of imports) expect(name).toContain(`production-${region}:`);
    expect(text).not.toMatch(/GetStackOutput|Custom::|AWS::CloudFormation::CustomResource/);
    expect(IDS.flatMap((id) => resourcesOf(stacks[id].template, 'AWS::Lambda::Function'))).toHaveLength(4);
  });

  test('reads and writes the table in its own region', () => {
    for (const id of ['Ingestion', 'Backfill', 'Query', 'Exports'] as const) {
      const text = JSON.stringify(stacks[id].template);
      const other = region === 'us-east-1' ? 'us-west-2' : 'us-east-1';
      expect(text).not.toContain(`arn:aws:dynamodb:${other}`);
    }
  });

  test('replicates trade files and their deletion to the other region within 15 minutes', () => {
    const other = region === 'us-east-1' ? 'us-west-2' : 'us-east-1';
    const { ReplicationConfiguration } = only(stacks.Data.template, 'AWS::S3::Bucket', 'Trades');
    expect(valueAt(ReplicationConfiguration, 'Rules')).toEqual([
      {
        ...{ Id: 'Replicate', Status: 'Enabled', Priority: 0, Filter: { Prefix: 'trades/' } },
        DeleteMarkerReplication: { Status: 'Enabled' },
        Destination: {
          Bucket: `arn:aws:s3:::trades-${account}-production-${other}`,
          Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
          ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
        },
      },
    ]);
  });

  test('tells its own topic of failed and late replication', () => {
    const alarms = alarmsOf(stacks.Data).filter(({ MetricName }) => String(MetricName).includes('Replication'));
    expect(alarms.map(({ Namespace, MetricName }) => [Namespace, MetricName])).toEqual([
      ['AWS/S3', 'OperationsFailedReplication'],
      ['AWS/S3', 'ReplicationLatency'],
      ['AWS/DynamoDB', 'ReplicationLatency'],
    ]);
    for (const alarm of IDS.flatMap((id) => alarmsOf(stacks[id]))) {
      expect(alarm['AlarmActions']).toEqual([`arn:aws:sns:${region}:${account}:on-call`]);
    }
  });

  test('publishes the names by which commands move ingestion', () => {
    const { Value } = stacks.Ingestion.template.Outputs?.['RegionParameters'] ?? {};
    const { 'Fn::Join': join } = Value as { readonly 'Fn::Join': readonly [string, unknown[]] };
    const parameters = JSON.parse(
      join[1].map((part) => (typeof part === 'string' ? part : 'token')).join(''),
    ) as RegionParameters;

    const names = (id: StackId, type: string, property: string) =>
      resourcesOf(stacks[id].template, type).map(({ Properties }) => Properties?.[property]);
    expect(names('Ingestion', 'AWS::Events::Rule', 'Name').sort()).toEqual([
      parameters.createdRuleName,
      parameters.deletedRuleName,
    ]);
    expect(names('Exports', 'AWS::Scheduler::Schedule', 'Name')).toEqual([parameters.exportScheduleName]);
    expect(names('Exports', 'AWS::Scheduler::ScheduleGroup', 'Name')).toEqual([parameters.exportScheduleName]);
    expect(names('Query', 'AWS::Lambda::Function', 'FunctionName')).toEqual([parameters.queryName]);
    const [machine] = names('Backfill', 'AWS::StepFunctions::StateMachine', 'StateMachineName');
    expect(parameters.backfillStateMachineArn.endsWith(`:stateMachine:${String(machine)}`)).toBe(true);
    expect(parameters.tradesPrefix).toBe('trades/');
  });

  test('violates no rule', () => {
    const violations = IDS.flatMap((id) => checkTemplate(stacks[id].template, FLOORS.production));
    expect(violations.map(({ rule, logicalId, location }) => `${rule.name}: ${logicalId} ${location}`)).toEqual([]);
  });
});

describe('the primary region', () => {
  test('keeps the logical ids of its data when a standby is added', () => {
    const alone = synthesise('production', withStandby({ regions: [ENVIRONMENTS.production.regions[0]] }));
    for (const id of IDS) expect(statefulIds(primary[id])).toEqual(statefulIds(alone[id] as SynthesisedStack));
  });

  test('creates the table with a replica in the standby', () => {
    const { Replicas, TableName } = only(primary.Data.template, 'AWS::DynamoDB::GlobalTable');
    expect(TableName).toBe(TABLE);
    expect((Replicas as { Region: string }[]).map(({ Region }) => Region).sort()).toEqual(['us-east-1', 'us-west-2']);
  });

  test('replicates nothing to a standby that is not deployed', () => {
    const first = synthesiseTwoRegions({
      regions: [ENVIRONMENTS.production.regions[0], { ...STANDBY, deployed: false }],
    });
    expect(only(first.primary.Data.template, 'AWS::S3::Bucket', 'Trades')).not.toHaveProperty(
      'ReplicationConfiguration',
    );
    expect(only(first.standby.Data.template, 'AWS::S3::Bucket', 'Trades')).toHaveProperty('ReplicationConfiguration');
  });
});

describe('the standby', () => {
  test('uses the replica, and creates neither a table nor backups', () => {
    for (const type of [
      ...['AWS::DynamoDB::GlobalTable', 'AWS::Backup::BackupPlan', 'AWS::Backup::BackupVault'],
      'AWS::Backup::RestoreTestingPlan',
    ]) {
      expect(resourcesOf(standby.Data.template, type)).toEqual([]);
    }
    for (const id of ['Ingestion', 'Backfill', 'Query', 'Exports'] as const) {
      expect(variablesOf(standby[id])['TABLE_NAME']).toBe(TABLE);
    }
  });

  test('is deployed after the data of the primary region', () => {
    expect(standby.Data.dependencies).toContain(primary.Data.stackName);
    expect(primary.Data.dependencies).not.toContain(standby.Data.stackName);
  });

  test('knows sources by the bucket of the primary region, and asks for no settlements', () => {
    const variables = variablesOf(standby.Query);
    expect(variables['SOURCE_BUCKET']).toBe(`trades-${account}-production-us-east-1`);
    expect(variables).not.toHaveProperty('SETTLEMENT_QUEUE_URL');
    expect(variablesOf(primary.Query)).toHaveProperty('SETTLEMENT_QUEUE_URL');
  });

  test('leaves logs and alarms of its page out, since CloudFront has them in us-east-1 only', () => {
    expect(alarmsOf(standby.Web)).toEqual([]);
    expect(resourcesOf(standby.Web.template, 'AWS::Logs::Delivery')).toEqual([]);
    expect(alarmsOf(primary.Web)).toHaveLength(1);
  });
});

describe('exactly one region writes', () => {
  /** The switches of a region that let it process files and export bars. */
  const switches = ({ Ingestion, Exports }: Readonly<Record<StackId, SynthesisedStack>>) => ({
    rules: resourcesOf(Ingestion.template, 'AWS::Events::Rule').map(({ Properties }) => Properties?.['State']),
    mapping: only(Ingestion.template, 'AWS::Lambda::EventSourceMapping')['Enabled'] ?? true,
    schedule: only(Exports.template, 'AWS::Scheduler::Schedule')['State'] ?? 'ENABLED',
    expectsRuns: alarmsOf(Exports).some(({ MetricName }) => MetricName === 'Invocations'),
  });
  const ON = { rules: ['ENABLED', 'ENABLED'], mapping: true, schedule: 'ENABLED', expectsRuns: true };
  const OFF = { rules: ['DISABLED', 'DISABLED'], mapping: false, schedule: 'DISABLED', expectsRuns: false };

  test('the primary by default', () => {
    expect([switches(primary), switches(standby)]).toEqual([ON, OFF]);
  });

  test('the standby after a fail-over, so that a deployment does not turn the primary on again', () => {
    const after = synthesiseTwoRegions({ writer: STANDBY.region });
    expect([switches(after.primary), switches(after.standby)]).toEqual([OFF, ON]);
  });
});

test('the templates of both regions contain only known names', () => {
  const templates = [primary, standby].flatMap((stacks) => IDS.map((id) => stacks[id].template));
  expect(assessNames(templates, territoryOf(withStandby()), knownNames('production'))).toEqual({
    unknown: [],
    stale: [],
  });
});
