import { valueAt, list, type Properties } from '@trading/template';
import type { Charge, PriceName } from '@trading/prices';
import { capacityCharges, HOURS } from '../load/monthly-cost';

/** A price by which the use of a resource is billed. */
export type UnitPrice = Pick<Charge, 'price' | 'region'>;

/** The cost of a resource. */
export interface ResourceCost {
  /** The charges of a month, whether the resource is used or not. */
  readonly fixed: readonly Charge[];
  /** The prices of its use. */
  readonly used: readonly UnitPrice[];
}

type Pricing = (properties: Properties, region: string) => ResourceCost;

/**
 * The resource types that cost something.
 *
 * @see https://aws.amazon.com/pricing/
 */
const PRICED: Readonly<Record<string, Pricing>> = {
  'AWS::ApiGatewayV2::Api': usedAt('millionApiRequests'),
  'AWS::Backup::BackupPlan': usedAt('backupGigabyteMonth'),
  'AWS::Backup::RestoreTestingPlan': usedAt('restoreTest', 'restoredGigabyte'),
  'AWS::CloudFront::Distribution': usedAt('siteGigabyte'),
  'AWS::CloudWatch::Alarm': (properties, region) => fixedAt('alarmMonth', region, alarmMetrics(properties)),
  'AWS::CloudWatch::Dashboard': (_properties, region) => fixedAt('dashboardMonth', region, 1),
  'AWS::DynamoDB::GlobalTable': (properties) => costOfTable(properties),
  'AWS::EC2::EIP': (_properties, region) => fixedAt('publicAddressHour', region, HOURS),
  'AWS::EC2::FlowLog': usedAt('vendedLogGigabyte'),
  'AWS::EC2::NatGateway': (_properties, region) => fixedAt('natGatewayHour', region, HOURS, 'natGatewayGigabyte'),
  'AWS::EC2::VPCEndpoint': costOfEndpoint,
  'AWS::Events::Rule': usedAt('millionObjectEvents'),
  'AWS::KMS::Key': (_properties, region) => fixedAt('keyMonth', region, 1),
  'AWS::Lambda::Function': usedAt('functionMemorySecond', 'functionStorageSecond', 'functionMillionRequests'),
  'AWS::Logs::Delivery': usedAt('vendedLogGigabyte'),
  'AWS::Logs::LogGroup': usedAt('logGigabyte'),
  'AWS::S3::Bucket': usedAt('objectGigabyteMonth', 'objectThousandWrites', 'objectThousandReads'),
  'AWS::Scheduler::Schedule': usedAt('millionScheduledCalls'),
  'AWS::SecretsManager::Secret': (_properties, region) => fixedAt('secretMonth', region, 1),
  'AWS::SQS::Queue': usedAt('millionQueueRequests'),
  'AWS::StepFunctions::StateMachine': usedAt('thousandTransitions'),
};

/** The resource types that are free of charge, and whose use is billed with other resources if at all. */
const FREE: ReadonlySet<string> = new Set([
  ...['Authorizer', 'Integration', 'Route', 'Stage'].map((type) => `AWS::ApiGatewayV2::${type}`),
  ...['BackupSelection', 'BackupVault', 'RestoreTestingSelection'].map((type) => `AWS::Backup::${type}`),
  ...['OriginAccessControl', 'ResponseHeadersPolicy'].map((type) => `AWS::CloudFront::${type}`),
  ...['InternetGateway', 'Route', 'RouteTable', 'SecurityGroup', 'Subnet'].map((type) => `AWS::EC2::${type}`),
  ...['SubnetRouteTableAssociation', 'VPC', 'VPCGatewayAttachment'].map((type) => `AWS::EC2::${type}`),
  // The first million objects of a catalogue are free, and an environment has two.
  ...['Database', 'Table'].map((type) => `AWS::Glue::${type}`),
  ...['ManagedPolicy', 'Role'].map((type) => `AWS::IAM::${type}`),
  ...['EventSourceMapping', 'Permission'].map((type) => `AWS::Lambda::${type}`),
  ...['DeliveryDestination', 'DeliverySource'].map((type) => `AWS::Logs::${type}`),
  'AWS::S3::BucketPolicy',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::SQS::QueuePolicy',
]);

/**
 * Returns the cost of a resource, which is nothing if its type is free.
 *
 * @param region the region of its stack
 * @returns undefined if the type is not known
 */
export function costOfResource(type: string, properties: Properties, region: string): ResourceCost | undefined {
  return FREE.has(type) ? { fixed: [], used: [] } : PRICED[type]?.(properties, region);
}

function usedAt(...prices: readonly PriceName[]): Pricing {
  return (_properties, region) => ({ fixed: [], used: prices.map((price) => ({ price, region })) });
}

function fixedAt(price: PriceName, region: string, quantity: number, ...used: readonly PriceName[]): ResourceCost {
  return { fixed: [{ price, region, quantity }], used: used.map((each) => ({ price: each, region })) };
}

/** An alarm is billed by the metrics that it reads, also those of its expressions. */
function alarmMetrics({ Metrics }: Properties): number {
  return Metrics === undefined ? 1 : list(Metrics).filter((metric) => valueAt(metric, 'MetricStat')).length;
}

/** Gateway endpoints are free. Interface endpoints are billed in each zone. */
function costOfEndpoint({ VpcEndpointType, SubnetIds }: Properties, region: string): ResourceCost {
  return VpcEndpointType === 'Interface'
    ? fixedAt('endpointHour', region, HOURS * list(SubnetIds).length, 'endpointGigabyte')
    : { fixed: [], used: [] };
}

/** Each replica has a capacity of its own. What autoscaling adds above the minimum is not counted. */
function costOfTable(properties: Properties): ResourceCost {
  const isProvisioned = properties['BillingMode'] === 'PROVISIONED';
  const writes = 'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.MinCapacity';
  const reads = 'ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings.MinCapacity';
  const costs = list(properties['Replicas']).map((replica): ResourceCost => {
    const region = String(valueAt(replica, 'Region'));
    const requests: PriceName[] = isProvisioned ? [] : ['millionWrites', 'millionReads'];
    const isRecoverable = valueAt(replica, 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled') === true;
    const storage: PriceName[] = ['tableGigabyteMonth', ...(isRecoverable ? (['recoveryGigabyteMonth'] as const) : [])];
    return {
      fixed: isProvisioned
        ? capacityCharges(Number(valueAt(properties, writes)), Number(valueAt(replica, reads)), region)
        : [],
      used: [...requests, ...storage].map((price) => ({ price, region })),
    };
  });
  return { fixed: costs.flatMap(({ fixed }) => fixed), used: costs.flatMap(({ used }) => used) };
}
