import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { NatStrategy } from '@trading/constructs-network';
import { ENVIRONMENT_NAMES, ENVIRONMENTS } from '../src/environments';
import { only, synthesise } from './synthesise';

describe.each(ENVIRONMENT_NAMES)('%s', (environment) => {
  const stacks = synthesise(environment);
  const region = ENVIRONMENTS[environment].regions[0];
  const place = `${environment}-${region}`;

  test.each(['Network', 'Data', 'Ingestion'] as const)('has the %s stack a reviewer has seen', (id) => {
    const masked = JSON.stringify(stacks[id].template).replaceAll(/[0-9a-f]{64}/g, '<asset hash>');
    expect(JSON.parse(masked)).toMatchSnapshot();
  });

  test('names stacks, resources and exports {name}-{environment}-{region}', () => {
    const { Network, Data, Ingestion } = stacks;
    expect([Network, Data, Ingestion].map(({ stackName }) => stackName)).toEqual([
      `analytics-network-${place}`,
      `analytics-data-${place}`,
      `analytics-ingestion-${place}`,
    ]);
    expect(only(Data.template, 'AWS::DynamoDB::GlobalTable')['TableName']).toBe(`analytics-table-${place}`);
    expect(only(Data.template, 'AWS::S3::Bucket', 'Trades')['BucketName']).toBe(
      `trades-${ENVIRONMENTS[environment].account}-${place}`,
    );
    expect(only(Ingestion.template, 'AWS::Lambda::Function')['FunctionName']).toBe(`data-processor-${place}`);
    const exported = [Network, Data, Ingestion].flatMap((stack) =>
      Object.entries(stack.template.Outputs ?? {})
        .filter(([id]) => !id.startsWith('Exports'))
        .map(([, output]) => output.Export?.Name),
    );
    expect(exported).toEqual([
      `vpc-id-${place}`,
      `region-${place}`,
      `bucket-name-${place}`,
      `table-name-${place}`,
      `queue-url-${place}`,
      `dead-letter-queue-url-${place}`,
    ]);
  });

  test('tags everything that can be tagged', () => {
    const tags = { Environment: environment, ManagedBy: 'cdk', Project: 'trading-analytics', Region: region };
    for (const type of [
      'AWS::EC2::VPC',
      'AWS::S3::Bucket',
      'AWS::Lambda::Function',
      'AWS::SQS::Queue',
      'AWS::IAM::Role',
    ]) {
      const tagged = Object.values(stacks)
        .flatMap(({ template }) => Object.values(template.Resources ?? {}))
        .filter(({ Type }) => Type === type);
      expect(tagged.length).toBeGreaterThan(0);
      for (const { Properties } of tagged) {
        const found = (Properties?.['Tags'] as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]);
        expect(Object.fromEntries(found)).toMatchObject(tags);
      }
    }
  });
});

describe('the environments differ as the table says', () => {
  const natGateways = (template: object) => (JSON.stringify(template).match(/AWS::EC2::NatGateway"/g) ?? []).length;

  test.each([
    ['local', 512, 7, 'PAY_PER_REQUEST', undefined, 'Delete', false, 2, 0],
    ['dev', 512, 7, 'PAY_PER_REQUEST', undefined, 'Delete', false, 2, 0],
    ['staging', 1024, 30, 'PAY_PER_REQUEST', undefined, 'Retain', false, 2, 1],
    ['production', 2048, 90, 'PROVISIONED', 'Enabled', 'Retain', true, 3, 3],
  ] as const)(
    '%s: %i MB, logs for %i days, %s, versioning %s, %s, protected %s, %i zones, %i NAT gateways',
    (environment, memory, retention, billing, versioning, removal, isProtected, zones, gateways) => {
      const { Network, Data, Ingestion } = synthesise(environment);
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
      expect([Network, Data, Ingestion].map((stack) => stack.terminationProtection ?? false)).toEqual(
        Array(3).fill(isProtected),
      );
      const subnetZones = Object.values(Network.template.Resources ?? {})
        .filter(({ Type }) => Type === 'AWS::EC2::Subnet')
        .map(({ Properties }) => Properties?.['AvailabilityZone']);
      expect(new Set(subnetZones).size).toBe(zones);
      expect(natGateways(Network.template)).toBe(gateways);
    },
  );

  test('each further region holds a replica of the table', () => {
    const { Data } = synthesise('production');
    const replicas = only(Data.template, 'AWS::DynamoDB::GlobalTable')['Replicas'] as { Region: string }[];
    expect(replicas.map(({ Region }) => Region).sort()).toEqual([...ENVIRONMENTS.production.regions].sort());
  });

  test.each(ENVIRONMENT_NAMES)('a zone that is appended in %s changes no subnet that is there', (environment) => {
    const settings = ENVIRONMENTS[environment];
    const zones = settings.network.availabilityZones;
    const next = `${settings.regions[0]}${'abcdef'.charAt(zones.length)}`;
    const network = { ...settings.network, availabilityZones: [...zones, next] };
    const before = synthesise(environment).Network.template;
    const after = synthesise(environment, { ...settings, network }).Network.template;

    const subnets: [isAddition: boolean, impact: ResourceImpact][] = [];
    fullDiff(before, after).resources.forEachDifference((_id, change) => {
      const type = change.newResourceType ?? change.oldResourceType;
      if (type === 'AWS::EC2::Subnet') subnets.push([change.isAddition, change.changeImpact]);
    });

    // A private subnet, and a public one where there is a NAT.
    const added = environment === 'local' || environment === 'dev' ? 1 : 2;
    expect(subnets).toEqual(Array(added).fill([true, ResourceImpact.WILL_CREATE]));
  });

  test('a NAT that is added later moves no subnet', () => {
    const subnets = (nat: NatStrategy) => {
      const { Network } = synthesise('dev', { ...ENVIRONMENTS.dev, network: { ...ENVIRONMENTS.dev.network, nat } });
      return Object.fromEntries(
        Object.entries(Network.template.Resources ?? {})
          .filter(([, { Type }]) => Type === 'AWS::EC2::Subnet')
          .map(([id, { Properties }]) => [id, Properties?.['CidrBlock']]),
      );
    };

    expect(Object.keys(subnets(NatStrategy.none()))).toHaveLength(2);
    expect(subnets(NatStrategy.single())).toMatchObject(subnets(NatStrategy.none()));
  });
});
