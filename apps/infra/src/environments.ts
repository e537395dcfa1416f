import {
  CrossAccountReaders,
  DataBucketPresets,
  DataTablePresets,
  type DataBucketProtectionOptions,
  type DataTableProtectionOptions,
} from '@trading/constructs-data';
import { FlowLogs, NatStrategy } from '@trading/constructs-network';
import { Billing, Capacity } from 'aws-cdk-lib/aws-dynamodb';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { OperatorError } from '@trading/cli';
import type { BarSettings, DeclaredLayouts } from './ingestion-settings';

/** The settings of an environment. */
export interface EnvironmentSettings {
  /** The AWS account, 12 digits. */
  readonly account: string;
  /**
   * The regions, primary first. All stacks run in the primary region, and only it writes. Each further region has a
   * replica of the table for readers.
   */
  readonly regions: readonly [primary: string, ...replicas: string[]];
  /** Protects the stacks from being deleted. */
  readonly terminationProtection: boolean;
  readonly network: {
    /** The CIDR block of the VPC. It must not overlap with that of another environment. */
    readonly cidr: string;
    /** Zones of the primary region. Only append to this list, so that existing subnets keep their addresses. */
    readonly availabilityZones: readonly string[];
    readonly nat: NatStrategy;
    /** VPC flow logs. Off by default. */
    readonly flowLogs?: FlowLogs;
  };
  readonly table: DataTableProtectionOptions & { readonly billing: Billing };
  readonly bucket: DataBucketProtectionOptions;
  /** The bucket for access logs of the bucket of trade files. Off by default. */
  readonly accessLogs?: DataBucketProtectionOptions;
  /** Backups of the table, in addition to point-in-time recovery. Off by default. */
  readonly backup?: {
    readonly retention: Duration;
    /** The vault that backups are copied to. It should be in another region and account, and must allow the copies. */
    readonly copyVaultArn: string;
  };
  /** Other accounts that may read the files and the bars. None by default. */
  readonly readers?: readonly CrossAccountReaders[];
  /** The SNS topic that alarms notify. None by default. */
  readonly alarmTopicArn?: string;
  /** How bars are stored. */
  readonly bars: BarSettings;
  /**
   * Layouts of trade files that are declared instead of detected, by key prefix.
   *
   * @default - every layout is detected
   */
  readonly layouts?: DeclaredLayouts;
  readonly processor: {
    /** The memory of the function in MiB. */
    readonly memorySize: number;
    readonly logRetention: RetentionDays;
  };
}

/** `local` and `dev` share these settings; they differ only in location. */
const DISPOSABLE = {
  terminationProtection: false,
  table: { ...DataTablePresets.DISPOSABLE, billing: Billing.onDemand() },
  bucket: DataBucketPresets.DISPOSABLE,
  bars: { interval: '1m' },
  processor: { memorySize: 512, logRetention: RetentionDays.ONE_WEEK },
} as const satisfies Partial<EnvironmentSettings>;

/** The analysts' account. */
const ANALYSTS = CrossAccountReaders.accounts(['444444444444'], {
  principalArns: ['arn:aws:iam::444444444444:role/analyst'],
});

/** All environments. The accounts are examples: replace them with yours. */
export const ENVIRONMENTS = {
  local: {
    ...DISPOSABLE,
    account: '000000000000',
    regions: ['us-east-1'],
    network: { cidr: '10.0.0.0/16', availabilityZones: ['us-east-1a', 'us-east-1b'], nat: NatStrategy.none() },
  },
  dev: {
    ...DISPOSABLE,
    account: '111111111111',
    regions: ['us-east-1'],
    network: { cidr: '10.1.0.0/16', availabilityZones: ['us-east-1a', 'us-east-1b'], nat: NatStrategy.none() },
  },
  staging: {
    account: '222222222222',
    regions: ['us-east-1'],
    terminationProtection: false,
    network: {
      cidr: '10.2.0.0/16',
      availabilityZones: ['us-east-1a', 'us-east-1b'],
      nat: NatStrategy.single(),
      flowLogs: FlowLogs.toCloudWatch({ retention: RetentionDays.ONE_MONTH }),
    },
    table: { ...DataTablePresets.DURABLE, deletionProtection: false, billing: Billing.onDemand() },
    bucket: { ...DataBucketPresets.DURABLE, versioned: false, noBackupReason: 'Trade files of staging are test data' },
    accessLogs: DataBucketPresets.ACCESS_LOGS,
    readers: [ANALYSTS],
    alarmTopicArn: 'arn:aws:sns:us-east-1:222222222222:on-call',
    bars: { interval: '1m' },
    processor: { memorySize: 1024, logRetention: RetentionDays.ONE_MONTH },
  },
  production: {
    account: '333333333333',
    regions: ['us-east-1', 'us-west-2'],
    terminationProtection: true,
    network: {
      cidr: '10.3.0.0/16',
      availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      nat: NatStrategy.perAz(),
      flowLogs: FlowLogs.toCloudWatch({ retention: RetentionDays.THREE_MONTHS }),
    },
    table: {
      ...DataTablePresets.DURABLE,
      billing: Billing.provisioned({
        readCapacity: Capacity.autoscaled({ minCapacity: 5, maxCapacity: 1000 }),
        writeCapacity: Capacity.autoscaled({ minCapacity: 5, maxCapacity: 1000 }),
      }),
    },
    bucket: DataBucketPresets.DURABLE,
    accessLogs: DataBucketPresets.ACCESS_LOGS,
    backup: {
      retention: Duration.days(35),
      copyVaultArn: 'arn:aws:backup:us-west-2:555555555555:backup-vault:analytics-production',
    },
    readers: [ANALYSTS],
    alarmTopicArn: 'arn:aws:sns:us-east-1:333333333333:on-call',
    bars: { interval: '1m' },
    processor: { memorySize: 2048, logRetention: RetentionDays.THREE_MONTHS },
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
