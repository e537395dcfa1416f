import { costOfResource } from '../../src/cost/resource-types';
import { ENVIRONMENT_NAMES } from '../../src/environments';
import { costOfEnvironment } from '../../src/cost/environment-cost';
import { ENVIRONMENTS } from '../../src/environments';
import { assemblyOf } from '../synthesise';

const REGION = 'us-east-1';
const fixedOf = (type: string, properties = {}) => costOfResource(type, properties, REGION)?.fixed;

test.each(ENVIRONMENT_NAMES)('every resource type of the templates of %s is known', (name) => {
  expect(costOfEnvironment(name, ENVIRONMENTS[name], assemblyOf(name)).unknownTypes).toEqual([]);
});

test('a type that is not in the table is not known', () => {
  expect(costOfResource('AWS::RDS::DBCluster', {}, REGION)).toBeUndefined();
});

test.each([
  ['AWS::EC2::NatGateway', 'natGatewayHour', 730],
  ['AWS::EC2::EIP', 'publicAddressHour', 730],
  ['AWS::CloudWatch::Dashboard', 'dashboardMonth', 1],
  ['AWS::KMS::Key', 'keyMonth', 1],
  ['AWS::SecretsManager::Secret', 'secretMonth', 1],
])('%s has a fixed cost', (type, price, quantity) => {
  expect(fixedOf(type)).toEqual([{ price, region: REGION, quantity }]);
});

test.each(['AWS::IAM::Role', 'AWS::EC2::VPC', 'AWS::S3::BucketPolicy'])('%s is free', (type) => {
  expect(costOfResource(type, {}, REGION)).toEqual({ fixed: [], used: [] });
});

test('what is used has unit prices instead of a fixed cost', () => {
  const { fixed, used } = costOfResource('AWS::S3::Bucket', {}, REGION) ?? {};
  expect(fixed).toEqual([]);
  expect(used).toEqual(
    ['objectGigabyteMonth', 'objectThousandWrites', 'objectThousandReads'].map((price) => ({ price, region: REGION })),
  );
});

describe('an endpoint', () => {
  test('to an interface is billed in each zone', () => {
    const endpoint = { VpcEndpointType: 'Interface', SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] };
    expect(fixedOf('AWS::EC2::VPCEndpoint', endpoint)).toEqual([
      { price: 'endpointHour', region: REGION, quantity: 1_460 },
    ]);
  });

  test('of a gateway is free', () => {
    expect(costOfResource('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }, REGION)).toEqual({
      fixed: [],
      used: [],
    });
  });
});

test('an alarm is billed by its metrics, without its expressions', () => {
  const quantity = (properties: object) => fixedOf('AWS::CloudWatch::Alarm', properties)?.[0]?.quantity;
  expect(quantity({ MetricName: 'Errors' })).toBe(1);
  expect(quantity({ Metrics: [{ MetricStat: {} }, { MetricStat: {} }, { Expression: 'a / b' }] })).toBe(2);
});

describe('a table', () => {
  const replica = (region: string, recovery: boolean) => ({
    Region: region,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovery },
    ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: { MinCapacity: 7 } },
  });
  const table = {
    BillingMode: 'PROVISIONED',
    WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: { MinCapacity: 5 } },
    Replicas: [replica('us-west-2', true), replica('us-east-1', false)],
  };

  test('has provisioned capacity in the region of each replica', () => {
    expect(fixedOf('AWS::DynamoDB::GlobalTable', table)).toEqual([
      { price: 'writeUnitHour', region: 'us-west-2', quantity: 3_650 },
      { price: 'readUnitHour', region: 'us-west-2', quantity: 5_110 },
      { price: 'writeUnitHour', region: 'us-east-1', quantity: 3_650 },
      { price: 'readUnitHour', region: 'us-east-1', quantity: 5_110 },
    ]);
  });

  test('on demand is billed by request', () => {
    const { fixed, used } =
      costOfResource('AWS::DynamoDB::GlobalTable', { ...table, BillingMode: 'PAY_PER_REQUEST' }, REGION) ?? {};
    expect(fixed).toEqual([]);
    expect(used?.filter(({ region }) => region === 'us-west-2').map(({ price }) => price)).toEqual([
      ...['millionWrites', 'millionReads', 'tableGigabyteMonth', 'recoveryGigabyteMonth'],
    ]);
    expect(used?.filter(({ region }) => region === 'us-east-1')).toHaveLength(3);
  });
});
