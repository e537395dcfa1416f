import { ENVIRONMENT_NAMES, ENVIRONMENTS, type EnvironmentName, type EnvironmentSettings } from '../src/environments';
import { regionsOf } from '../src/region-settings';
import type { StackId } from '../verification/assembly';
import { expectSnapshot, expectSnapshotsOf } from './stack-snapshots';
import { only, resourcesOf, synthesise, type SynthesisedStack } from './synthesise';

/** The stacks of an environment. Only some environments have a page. */
function stacksOf(environment: EnvironmentName): StackId[] {
  const { page }: EnvironmentSettings = ENVIRONMENTS[environment];
  return ['Network', 'Data', 'Ingestion', 'Backfill', 'Query', 'Exports', ...(page ? (['Web'] as const) : [])];
}

describe.each(ENVIRONMENT_NAMES)('%s', (environment) => {
  const stacks = synthesise(environment) as Record<StackId, SynthesisedStack>;
  const ids = stacksOf(environment);
  const [{ region }] = ENVIRONMENTS[environment].regions;
  const place = `${environment}-${region}`;

  test('has the stacks of its settings', () => {
    expect(Object.keys(stacks).sort()).toEqual([...ids].sort());
  });

  test.each(ids)('has the %s stack of its snapshot', (id) => {
    expectSnapshot(environment, id, stacks[id].template);
  });

  test('names stacks, resources and exports {name}-{environment}-{region}', () => {
    const { Data, Ingestion, Query } = stacks;
    expect(ids.map((id) => stacks[id].stackName)).toEqual(ids.map((id) => `analytics-${id.toLowerCase()}-${place}`));
    expect(only(Data.template, 'AWS::DynamoDB::GlobalTable')['TableName']).toBe(`analytics-table-${place}`);
    expect(only(Data.template, 'AWS::S3::Bucket', 'Trades')['BucketName']).toBe(
      `trades-${ENVIRONMENTS[environment].account}-${place}`,
    );
    expect(only(Ingestion.template, 'AWS::Lambda::Function')['FunctionName']).toBe(`data-processor-${place}`);
    expect(only(Query.template, 'AWS::Lambda::Function')['FunctionName']).toBe(`query-${place}`);
    const exported = ids.flatMap((id) =>
      Object.entries(stacks[id].template.Outputs ?? {})
        .filter(([output]) => !output.startsWith('Exports'))
        .map(([, output]) => output.Export?.Name),
    );
    expect(exported).toEqual([
      `vpc-id-${place}`,
      `region-${place}`,
      `bucket-name-${place}`,
      `table-name-${place}`,
      `region-parameters-${place}`,
      `queue-url-${place}`,
      `dead-letter-queue-url-${place}`,
      `trades-prefix-${place}`,
      `bar-interval-${place}`,
      `backfill-parameters-${place}`,
      `api-url-${place}`,
      ...(environment === 'dev' ? [`api-caller-role-arn-${place}`] : []),
      `export-bucket-name-${place}`,
      `export-database-name-${place}`,
      ...(ids.includes('Web')
        ? [`page-url-${place}`, `page-bucket-name-${place}`, `page-distribution-id-${place}`]
        : []),
    ]);
  });

  test.each([
    ['Ingestion', 'data-processor', 'DataProcessorHandlerRole'],
    ['Backfill', 'backfill', 'BackfillRole'],
    ['Query', 'query', 'QueryFunctionRole'],
    ['Exports', 'exporter', 'ExporterRole'],
  ] as const)('lets no other function use the role of the function of the %s stack', (id, name, role) => {
    const { account } = ENVIRONMENTS[environment];
    const functions = `arn:aws:lambda:${region}:${account}:function:${name}-${place}`;
    expect(only(stacks[id].template, 'AWS::IAM::Role', role)['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [
        {
          Condition: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: {
              'aws:SourceArn': [
                functions,
                `${functions}:*`,
                `arn:aws:lambda:${region}:${account}:event-source-mapping:*`,
              ],
            },
          },
        },
      ],
    });
  });

  test('tags all resources that can be tagged', () => {
    const tags = { Environment: environment, ManagedBy: 'cdk', Project: 'trading-analytics', Region: region };
    for (const type of [
      'AWS::EC2::VPC',
      'AWS::S3::Bucket',
      'AWS::Lambda::Function',
      'AWS::SQS::Queue',
      'AWS::IAM::Role',
    ]) {
      const tagged = ids.flatMap((id) => resourcesOf(stacks[id].template, type));
      expect(tagged.length).toBeGreaterThan(0);
      for (const { Properties } of tagged) {
        const found = (Properties?.['Tags'] as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]);
        expect(Object.fromEntries(found)).toMatchObject(tags);
      }
    }
  });
});

/** The environments with a standby, its region, and the folder of its snapshots. */
const STANDBYS = ENVIRONMENT_NAMES.flatMap((environment) => {
  const [, standby] = regionsOf(environment, ENVIRONMENTS[environment]);
  return standby ? [[environment, standby.place.region, `${environment}/${standby.place.region}`] as const] : [];
});

describe.each(STANDBYS)('the standby of %s in %s', (environment, region, folder) => {
  const stacks = synthesise(environment, undefined, region) as Record<StackId, SynthesisedStack>;

  test.each(stacksOf(environment))('has the %s stack of its snapshot', (id) => {
    expectSnapshot(folder, id, stacks[id].template);
  });
});

test('there is no snapshot of a stack that no longer exists', () => {
  expectSnapshotsOf([
    ...ENVIRONMENT_NAMES.flatMap((environment) => stacksOf(environment).map((id) => [environment, id] as const)),
    ...STANDBYS.flatMap(([environment, , folder]) => stacksOf(environment).map((id) => [folder, id] as const)),
  ]);
});

test.each([
  ['local', 512, 7, 'PAY_PER_REQUEST', undefined, 'Delete', false, 2, 0],
  ['dev', 512, 7, 'PAY_PER_REQUEST', undefined, 'Delete', false, 2, 0],
  ['staging', 1024, 30, 'PAY_PER_REQUEST', undefined, 'Retain', false, 2, 1],
  ['production', 2048, 90, 'PROVISIONED', 'Enabled', 'Retain', true, 3, 0],
] as const)(
  '%s has %i MB, logs for %i days, %s, versioning %s, removal policy %s, protection %s, %i zones, %i NAT gateways',
  (environment, memory, retention, billing, versioning, removal, isProtected, zones, gateways) => {
    const stacks = synthesise(environment);
    const { Network, Data, Ingestion } = stacks;
    const table = only(Data.template, 'AWS::DynamoDB::GlobalTable');
    const bucket = only(Data.template, 'AWS::S3::Bucket', 'Trades');

    expect(only(Ingestion.template, 'AWS::Lambda::Function')['MemorySize']).toBe(memory);
    expect(only(Ingestion.template, 'AWS::Logs::LogGroup')['RetentionInDays']).toBe(retention);
    expect(table['BillingMode']).toBe(billing);
    expect((bucket['VersioningConfiguration'] as { Status: string } | undefined)?.Status).toBe(versioning);
    expect([table.DeletionPolicy, bucket.DeletionPolicy]).toEqual([removal, removal]);
    expect(
      (table['Replicas'] as { DeletionProtectionEnabled?: boolean }[])[0]?.DeletionProtectionEnabled ?? false,
    ).toBe(isProtected);
    for (const stack of Object.values(stacks)) expect(stack.terminationProtection ?? false).toBe(isProtected);
    const subnetZones = resourcesOf(Network.template, 'AWS::EC2::Subnet').map(
      ({ Properties }) => Properties?.['AvailabilityZone'],
    );
    expect(new Set(subnetZones).size).toBe(zones);
    expect(resourcesOf(Network.template, 'AWS::EC2::NatGateway')).toHaveLength(gateways);
  },
);
