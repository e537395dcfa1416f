import {
  DataBucketPresets,
  DataTablePresets,
  type DataBucketProps,
  type DataBucketProtectionOptions,
  type DataTableProps,
  type DataTableProtectionOptions,
  type DataBackupRestoreTesting,
} from '@trading/constructs-data';
import { NatStrategy } from '@trading/constructs-network';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { OperatorError } from '@trading/cli';
import { ApiAccess, CrossAccountCallers, StaticSitePresets } from '@trading/constructs-web';
import type { ExportSettings } from './export-settings';
import type { BarSettings, DeclaredLayouts } from './ingestion-settings';
import type { DeclaredLoad } from './load/declared-load';
import type { BackfillSizeSettings, ProcessorSizeSettings, TableSizeSettings } from './load/size-settings';
import type { PageSettings, SignIn } from './page-settings';
import type { QuerySettings } from './query-settings';
import type { ReaderSettings } from './reader-settings';
import type { RegionalSettings } from './region-settings';

/** The settings of an environment. */
export interface EnvironmentSettings extends RegionalSettings {
  /** The AWS account, 12 digits. */
  readonly account: string;
  /** Protects the stacks from being deleted. */
  readonly terminationProtection: boolean;
  /**
   * Nobody can delete former versions of trade files and exports, or access logs, not even an administrator. They only
   * expire. The buckets must be versioned (docs/operations/stored-objects.md).
   */
  readonly objectDeletionProtection: boolean;
  readonly network: {
    /**
     * How the private subnets reach the internet. The functions need no NAT: they reach the services that they call
     * through endpoints, and their security groups let them reach nothing else.
     */
    readonly nat: NatStrategy;
    /** VPC flow logs in CloudWatch Logs. Off by default. */
    readonly flowLogs?: { readonly retention: RetentionDays };
  };
  readonly table: DataTableProtectionOptions & Pick<DataTableProps, 'recoveryPeriodInDays'> & TableSizeSettings;
  readonly bucket: DataBucketProtectionOptions & Pick<DataBucketProps, 'noncurrentVersionExpiration'>;
  /** The bucket for access logs of the bucket of trade files. Off by default. */
  readonly accessLogs?: DataBucketProtectionOptions & Pick<DataBucketProps, 'noncurrentVersionExpiration'>;
  /** Backups of the table, in addition to point-in-time recovery. Off by default. */
  readonly backup?: {
    readonly retention: Duration;
    /** Locks the vault: no backup can be created that is kept for less than `retention`, or be deleted earlier. */
    readonly lock: {
      /**
       * Makes the lock irrevocable after this grace period of at least 3 days (compliance mode). From then on nobody can
       * remove it, shorten it, delete the vault or delete a backup early: not an administrator, not the root user, not
       * AWS. This cannot be undone, and the backups are billed until their retention ends
       * (docs/operations/backups.md).
       *
       * By default, principals with the permission to do so can remove the lock at any time (governance mode).
       */
      readonly irrevocableAfter?: Duration;
    };
    /**
     * Tests that backups can be restored: restores the latest one on a schedule, twice a week by default, and deletes the
     * restored table. Each test is billed by the size of the table (docs/operations/backups.md). Off by default.
     */
    readonly restoreTesting?: DataBackupRestoreTesting;
    /** The vault that backups are copied to. It should be in another region and account, and must allow the copies. */
    readonly copyVaultArn: string;
  };
  /**
   * Principals of other accounts that may read the trade files and the exports, but no other objects of the buckets.
   * None by default. They read other bars by the query API.
   */
  readonly readers?: readonly ReaderSettings[];
  /** The US dollars that the environment may cost in a month: the fixed cost, and that of the declared load (docs/operations/cost.md). */
  readonly monthlyBudget: number;
  /** The load that the environment must carry. */
  readonly load: DeclaredLoad;
  /** How bars are stored. */
  readonly bars: BarSettings;
  /**
   * Layouts of trade files that are declared instead of detected, by key prefix.
   *
   * @default - every layout is detected
   */
  readonly layouts?: DeclaredLayouts;
  /** The processor. Its size follows from the load, unless it is set here. */
  readonly processor: ProcessorSizeSettings & { readonly logRetention: RetentionDays };
  /**
   * The part of the table and of the functions that a backfill may use beside new files.
   *
   * @default - a tenth of the highest write capacity
   */
  readonly backfill?: BackfillSizeSettings;
  /** The exports of closed days. */
  readonly exports: ExportSettings;
  /** The query API. */
  readonly query: QuerySettings;
  /** The page that shows bars. None by default. */
  readonly page?: PageSettings;
}

/** `local` and `dev` share these settings. They differ in location and in access to the query API. */
const DISPOSABLE = {
  terminationProtection: false,
  objectDeletionProtection: false,
  table: { ...DataTablePresets.DISPOSABLE, capacityMode: 'on-demand' },
  bucket: DataBucketPresets.DISPOSABLE,
  monthlyBudget: 120,
  // Samples: some days of some symbols at once.
  load: {
    tradesPerDay: 20_000_000,
    filesPerDay: 200,
    instruments: 500,
    largestFileTrades: 2_000_000,
    burst: { trades: 10_000_000, files: 100 },
    reads: { perSecond: 5, tradesPerRead: 10_000 },
    barsWithin: Duration.minutes(15),
  },
  bars: { interval: '1m' },
  processor: { logRetention: RetentionDays.ONE_WEEK },
  exports: { memorySize: 512, logRetention: RetentionDays.ONE_WEEK },
} as const satisfies Partial<EnvironmentSettings>;

const DISPOSABLE_QUERY = {
  memorySize: 512,
  logRetention: RetentionDays.ONE_WEEK,
  throttle: { rate: 50, burst: 100 },
} as const satisfies Partial<QuerySettings>;

/** The analysts' account, and the role that they work in. */
const ANALYSTS_ACCOUNT = '444444444444';
const ANALYSTS_ROLE = { principalArns: [`arn:aws:iam::${ANALYSTS_ACCOUNT}:role/analyst`] };
const ANALYSTS: ReaderSettings = { accounts: [ANALYSTS_ACCOUNT], ...ANALYSTS_ROLE };

/** The identity provider of the people and programs that read bars. */
const SIGN_IN: SignIn = {
  issuer: 'https://login.trading.example/',
  clientId: 'bars-page',
  scopes: ['openid', 'bars:read'],
};
const TOKENS = ApiAccess.jwt({ issuer: SIGN_IN.issuer, audience: ['bars'], scopes: ['bars:read'] });

/** All environments. The accounts are examples: replace them with yours. */
export const ENVIRONMENTS = {
  local: {
    ...DISPOSABLE,
    // Nobody waits for new files there.
    backfill: { writeSharePercent: 90 },
    account: '000000000000',
    regions: [
      { region: 'us-east-1', network: { cidr: '10.0.0.0/16', availabilityZones: ['us-east-1a', 'us-east-1b'] } },
    ],
    network: { nat: NatStrategy.none() },
    query: {
      ...DISPOSABLE_QUERY,
      access: ApiAccess.open({ reason: 'The emulator answers only programs and pages of this machine' }),
    },
    page: { bucket: StaticSitePresets.DISPOSABLE },
  },
  dev: {
    ...DISPOSABLE,
    account: '111111111111',
    regions: [
      { region: 'us-east-1', network: { cidr: '10.1.0.0/16', availabilityZones: ['us-east-1a', 'us-east-1b'] } },
    ],
    network: { nat: NatStrategy.none() },
    query: {
      ...DISPOSABLE_QUERY,
      access: ApiAccess.iam({
        crossAccountCallers: [CrossAccountCallers.accounts([ANALYSTS_ACCOUNT], ANALYSTS_ROLE)],
      }),
    },
  },
  staging: {
    account: '222222222222',
    regions: [
      {
        region: 'us-east-1',
        network: { cidr: '10.2.0.0/16', availabilityZones: ['us-east-1a', 'us-east-1b'] },
        alarmTopicArn: 'arn:aws:sns:us-east-1:222222222222:on-call',
      },
    ],
    terminationProtection: false,
    objectDeletionProtection: false,
    network: {
      // For test clients in the private subnets, which sign in at the identity provider and call the public API.
      nat: NatStrategy.single(),
      flowLogs: { retention: RetentionDays.ONE_MONTH },
    },
    table: { ...DataTablePresets.DURABLE, deletionProtection: false, capacityMode: 'on-demand' },
    bucket: { ...DataBucketPresets.DURABLE, versioned: false, noBackupReason: 'Trade files of staging are test data' },
    accessLogs: DataBucketPresets.ACCESS_LOGS,
    backup: {
      retention: Duration.days(7),
      lock: {},
      restoreTesting: {},
      copyVaultArn: 'arn:aws:backup:us-west-2:555555555555:backup-vault:analytics-staging',
    },
    readers: [ANALYSTS],
    monthlyBudget: 260,
    // The daily files of all symbols of an exchange minutes after midnight UTC, and a month of a busy one.
    load: {
      tradesPerDay: 100_000_000,
      filesPerDay: 1_000,
      instruments: 1_000,
      largestFileTrades: 50_000_000,
      burst: { trades: 100_000_000, files: 600 },
      reads: { perSecond: 10, tradesPerRead: 10_000 },
      barsWithin: Duration.hours(1),
    },
    bars: { interval: '1m' },
    processor: { logRetention: RetentionDays.ONE_MONTH },
    exports: { memorySize: 1024, logRetention: RetentionDays.ONE_MONTH },
    query: {
      memorySize: 1024,
      logRetention: RetentionDays.ONE_MONTH,
      access: TOKENS,
      throttle: { rate: 100, burst: 200 },
    },
    page: { bucket: StaticSitePresets.DURABLE, signIn: SIGN_IN },
  },
  production: {
    account: '333333333333',
    regions: [
      {
        region: 'us-east-1',
        network: { cidr: '10.3.0.0/16', availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
        alarmTopicArn: 'arn:aws:sns:us-east-1:333333333333:on-call',
        pageDomain: {
          name: 'bars.trading.example',
          certificateArn: 'arn:aws:acm:us-east-1:333333333333:certificate/00000000-0000-0000-0000-000000000000',
        },
      },
      {
        region: 'us-west-2',
        // False for the first deployment (docs/operations/regions.md).
        deployed: true,
        network: { cidr: '10.4.0.0/16', availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'] },
        alarmTopicArn: 'arn:aws:sns:us-west-2:333333333333:on-call',
        pageDomain: {
          name: 'bars-west.trading.example',
          certificateArn: 'arn:aws:acm:us-east-1:333333333333:certificate/11111111-1111-1111-1111-111111111111',
        },
      },
    ],
    terminationProtection: true,
    objectDeletionProtection: true,
    network: { nat: NatStrategy.none(), flowLogs: { retention: RetentionDays.THREE_MONTHS } },
    table: { ...DataTablePresets.DURABLE, capacityMode: 'provisioned' },
    bucket: DataBucketPresets.DURABLE,
    accessLogs: DataBucketPresets.ACCESS_LOGS,
    backup: {
      retention: Duration.days(35),
      lock: { irrevocableAfter: Duration.days(14) },
      restoreTesting: {},
      copyVaultArn: 'arn:aws:backup:us-west-2:555555555555:backup-vault:analytics-production',
    },
    readers: [ANALYSTS],
    monthlyBudget: 1_200,
    // One file with a day of all US stocks, which arrives with the hourly files of 200 other symbols.
    load: {
      tradesPerDay: 150_000_000,
      filesPerDay: 5_000,
      instruments: 12_000,
      largestFileTrades: 100_000_000,
      burst: { trades: 105_000_000, files: 250 },
      reads: { perSecond: 20, tradesPerRead: 10_000 },
      barsWithin: Duration.hours(1),
    },
    bars: { interval: '1m' },
    processor: { logRetention: RetentionDays.THREE_MONTHS },
    exports: { memorySize: 2048, logRetention: RetentionDays.THREE_MONTHS },
    query: {
      memorySize: 2048,
      logRetention: RetentionDays.THREE_MONTHS,
      access: TOKENS,
      throttle: { rate: 200, burst: 400 },
    },
    page: { bucket: StaticSitePresets.DURABLE, signIn: SIGN_IN },
  },
} as const satisfies Record<string, EnvironmentSettings>;

/** The name of an environment. */
export type EnvironmentName = keyof typeof ENVIRONMENTS;

/** The names of all environments. */
export const ENVIRONMENT_NAMES = Object.keys(ENVIRONMENTS) as EnvironmentName[];

/** Requests all environments. */
const EVERY_ENVIRONMENT = 'all';

/**
 * Returns the environments that a context value or an argument requests.
 *
 * @param requested a name, or `all`
 * @throws UnknownEnvironmentError if it is neither
 */
export function requestedEnvironments(requested: unknown): EnvironmentName[] {
  if (requested === EVERY_ENVIRONMENT) return ENVIRONMENT_NAMES;
  if (isEnvironmentName(requested)) return [requested];
  throw new UnknownEnvironmentError(requested);
}

/** Returns true if a value is the name of an environment. */
export function isEnvironmentName(value: unknown): value is EnvironmentName {
  return typeof value === 'string' && Object.hasOwn(ENVIRONMENTS, value);
}

/** Thrown when the requested environment is missing or unknown. */
export class UnknownEnvironmentError extends OperatorError {
  public constructor(found: unknown) {
    super(
      `${found ? `There is no environment ${JSON.stringify(found)}` : 'The environment is missing or unknown'}. ` +
        `Expected one of: ${ENVIRONMENT_NAMES.join(', ')}. Example: \`npx nx run infra:synth --configuration=dev\``,
    );
  }
}
