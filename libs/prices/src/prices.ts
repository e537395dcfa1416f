/** The regions that the table of prices is for. */
export const PRICED_REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1'] as const;

/** One of {@link PRICED_REGIONS}. */
export type PricedRegion = (typeof PRICED_REGIONS)[number];

/** A public list price in one region, without free allowances, discounts and taxes. */
export interface Price {
  /** US dollars for one unit. */
  readonly usd: number;
  /** The unit, such as `hour`. */
  readonly unit: string;
  /** The page of AWS that states the price. */
  readonly source: string;
  /** The day on which the price was read there: `2026-11-29`. */
  readonly read: string;
}

type RegionalPrices = Readonly<Partial<Record<PricedRegion, Price>>>;

const VPC = 'https://aws.amazon.com/vpc/pricing/';
const PRIVATE_LINK = 'https://aws.amazon.com/privatelink/pricing/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const PROVISIONED = 'https://aws.amazon.com/dynamodb/pricing/provisioned/';
const ON_DEMAND = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';
const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const S3 = 'https://aws.amazon.com/s3/pricing/';

/**
 * The prices by name. A region without a price is one for which none was found: it is reported as unknown, never replaced by that of
 * another region (docs/operations/cost.md).
 */
const PRICES = {
  natGatewayHour: price('hour of a NAT gateway', VPC, {
    'us-east-1': [0.045, '2026-09-24'],
    'us-west-2': [0.045, '2026-10-01'],
  }),
  natGatewayGigabyte: price('GB through a NAT gateway', VPC, { 'us-east-1': [0.045, '2026-09-24'] }),
  publicAddressHour: price('hour of a public IPv4 address', VPC, {
    'us-east-1': [0.005, '2026-02-24'],
    'us-west-2': [0.005, '2026-09-19'],
    'eu-central-1': [0.005, '2026-08-26'],
  }),
  endpointHour: price('hour of an interface endpoint in a zone', PRIVATE_LINK, {
    'us-east-1': [0.01, '2026-09-24'],
    'us-west-2': [0.01, '2026-10-06'],
    'eu-central-1': [0.012, '2026-09-22'],
  }),
  endpointGigabyte: price('GB through an interface endpoint', PRIVATE_LINK, {
    'us-east-1': [0.01, '2026-09-24'],
    'us-west-2': [0.01, '2026-10-06'],
    'eu-central-1': [0.01, '2026-09-22'],
  }),
  alarmMonth: price('month of a metric of an alarm', CLOUDWATCH, {
    'us-east-1': [0.1, '2026-09-19'],
    'us-west-2': [0.1, '2026-09-19'],
  }),
  dashboardMonth: price('month of a dashboard', CLOUDWATCH, {}),
  logGigabyte: price('GB written to a log', CLOUDWATCH, {
    'us-east-1': [0.5, '2026-09-19'],
    'us-west-2': [0.5, '2026-09-19'],
  }),
  vendedLogGigabyte: price('GB of flow logs or logs of CloudFront', CLOUDWATCH, {}),
  keyMonth: price('month of a key of KMS', 'https://aws.amazon.com/kms/pricing/', {
    'us-east-1': [1, '2026-09-19'],
    'us-west-2': [1, '2026-09-19'],
  }),
  secretMonth: price('month of a secret', 'https://aws.amazon.com/secrets-manager/pricing/', {
    'us-west-2': [0.4, '2026-10-06'],
  }),
  // A replicated write unit costs as much as another one.
  writeUnitHour: price('hour of a provisioned write unit', PROVISIONED, {
    'us-east-1': [0.00065, '2026-11-29'],
    'us-west-2': [0.00065, '2026-11-29'],
  }),
  readUnitHour: price('hour of a provisioned read unit', PROVISIONED, {
    'us-east-1': [0.00013, '2026-11-29'],
    'us-west-2': [0.00013, '2026-11-29'],
  }),
  millionWrites: price('million write request units', ON_DEMAND, { 'us-east-1': [0.625, '2026-11-29'] }),
  millionReads: price('million read request units', ON_DEMAND, { 'us-east-1': [0.125, '2026-11-29'] }),
  tableGigabyteMonth: price('GB and month of a table', ON_DEMAND, { 'us-east-1': [0.25, '2026-11-29'] }),
  recoveryGigabyteMonth: price('GB and month of point-in-time recovery', ON_DEMAND, {
    'us-west-2': [0.2, '2026-09-05'],
  }),
  backupGigabyteMonth: price('GB and month of a backup of a table', 'https://aws.amazon.com/backup/pricing/', {}),
  restoreTest: price('test of a recovery point', 'https://aws.amazon.com/backup/pricing/', {}),
  restoredGigabyte: price('GB of a table that is restored', 'https://aws.amazon.com/backup/pricing/', {}),
  functionMemorySecond: price('GB-second of a function on ARM64', LAMBDA, {
    'us-east-1': [0.0000133334, '2026-11-29'],
  }),
  functionStorageSecond: price('second of a GB of /tmp above 512 MB', LAMBDA, {
    'us-east-1': [0.0000000309, '2026-11-29'],
  }),
  functionMillionRequests: price('million calls of a function', LAMBDA, { 'us-east-1': [0.2, '2026-11-29'] }),
  objectGigabyteMonth: price('GB and month of objects', S3, {
    'us-east-1': [0.023, '2026-09-06'],
    'us-west-2': [0.023, '2026-09-19'],
  }),
  // Requests that write, copy or list.
  objectThousandWrites: price('thousand requests that write objects', S3, {
    'us-east-1': [0.005, '2026-11-30'],
    'us-west-2': [0.005, '2026-09-19'],
  }),
  // Requests of any other kind, such as to read an object or its metadata.
  objectThousandReads: price('thousand requests that read objects', S3, {
    'us-east-1': [0.0004, '2026-11-30'],
    'us-west-2': [0.0004, '2026-09-19'],
  }),
  // Transitions of Standard executions, retries included.
  thousandTransitions: price('thousand state transitions', 'https://aws.amazon.com/step-functions/pricing/', {
    'us-east-1': [0.025, '2026-11-30'],
  }),
  millionApiRequests: price('million requests to an HTTP API', 'https://aws.amazon.com/api-gateway/pricing/', {
    'us-east-1': [1, '2026-09-19'],
  }),
  millionQueueRequests: price('million requests to a queue', 'https://aws.amazon.com/sqs/pricing/', {}),
  millionScheduledCalls: price('million calls of a schedule', 'https://aws.amazon.com/eventbridge/pricing/', {
    'us-east-1': [1, '2026-09-19'],
  }),
  millionObjectEvents: price('million events of a bucket', 'https://aws.amazon.com/eventbridge/pricing/', {}),
  siteGigabyte: price('GB from CloudFront to viewers', 'https://aws.amazon.com/cloudfront/pricing/', {}),
} as const;

/** The name of a price. */
export type PriceName = keyof typeof PRICES;

/** All names of prices. */
export const PRICE_NAMES = Object.keys(PRICES) as PriceName[];

/**
 * Returns a price in a region.
 *
 * @returns undefined if no price is known there
 */
export function priceOf(name: PriceName, region: string): Price | undefined {
  const { prices } = PRICES[name];
  return (prices as Readonly<Record<string, Price | undefined>>)[region];
}

/** Returns the unit that a price is for. */
export function unitOf(name: PriceName): string {
  return PRICES[name].unit;
}

function price(
  unit: string,
  source: string,
  read: Readonly<Partial<Record<PricedRegion, readonly [usd: number, day: string]>>>,
): { readonly unit: string; readonly prices: RegionalPrices } {
  const prices = Object.entries(read).map(([region, [usd, day]]) => [region, { usd, unit, source, read: day }]);
  return { unit, prices: Object.fromEntries(prices) as RegionalPrices };
}
