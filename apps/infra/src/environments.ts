import {
  DataBucketPresets,
  DataReaders,
  DataTablePresets,
  type DataBucketPreset,
  type DataTablePreset,
} from '@trading/constructs-data';
import { FlowLogs, NatStrategy } from '@trading/constructs-network';
import { Billing, Capacity } from 'aws-cdk-lib/aws-dynamodb';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { OperatorError } from '@trading/cli';

/** Everything in which one environment differs from another. */
export interface EnvironmentSettings {
  /** The AWS account, 12 digits. */
  readonly account: string;
  /**
   * The first is the primary: everything runs in it, and only it writes. Each further region holds a replica of the
   * table for readers there.
   */
  readonly regions: readonly [primary: string, ...replicas: string[]];
  /** Whether CloudFormation refuses to delete the stacks. */
  readonly terminationProtection: boolean;
  readonly network: {
    /** Must not overlap with that of another environment. */
    readonly cidr: string;
    /** Of the primary region. Append to it; the subnets of those that are there never move. */
    readonly availabilityZones: readonly string[];
    readonly nat: NatStrategy;
    /** Who talked to whom; none unless it is said. */
    readonly flowLogs?: FlowLogs;
  };
  readonly table: DataTablePreset & { readonly billing: Billing };
  readonly bucket: DataBucketPreset;
  /** Where requests to the bucket are written down: a bucket of their own; nowhere unless it is said. */
  readonly accessLogs?: DataBucketPreset;
  /** Recovery points of the table beside its point-in-time recovery; none unless it is said. */
  readonly backup?: {
    readonly retention: Duration;
    /** The vault that each is copied to, in another region and best in another account; it lets this account in. */
    readonly copyVaultArn: string;
  };
  /** Who of other accounts may read the files and the bars; nobody unless it is said. */
  readonly readers?: readonly DataReaders[];
  /** The SNS topic that alarms go to, of whoever is on call; nobody is called unless it is said. */
  readonly alarmTopicArn?: string;
  readonly processor: {
    /** MiB. */
    readonly memorySize: number;
    readonly logRetention: RetentionDays;
  };
}

/** A laptop's and a developer's differ in where they are, not in what they are. */
const DISPOSABLE = {
  terminationProtection: false,
  table: { ...DataTablePresets.DISPOSABLE, billing: Billing.onDemand() },
  bucket: DataBucketPresets.DISPOSABLE,
  processor: { memorySize: 512, logRetention: RetentionDays.ONE_WEEK },
};

/** Those who work with the bars, in an account of their own. */
const ANALYSTS = DataReaders.accounts(['444444444444'], {
  principalArns: ['arn:aws:iam::444444444444:role/analyst'],
});

/** The environments, and all their differences. The accounts are examples: put your own. */
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
    processor: { memorySize: 2048, logRetention: RetentionDays.THREE_MONTHS },
  },
} as const satisfies Record<string, EnvironmentSettings>;

/** The name of an environment. */
export type EnvironmentName = keyof typeof ENVIRONMENTS;

/** The names of the environments. */
export const ENVIRONMENT_NAMES = Object.keys(ENVIRONMENTS) as EnvironmentName[];

/** Asks for every environment at once. */
const EVERY_ENVIRONMENT = 'all';

/**
 * The environments that a context value or an argument asks for.
 *
 * @param requested a name, or `all`
 * @throws UnknownEnvironmentError where it is neither
 */
export function requestedEnvironments(requested: unknown): EnvironmentName[] {
  if (requested === EVERY_ENVIRONMENT) return ENVIRONMENT_NAMES;
  if (isEnvironmentName(requested)) return [requested];
  throw new UnknownEnvironmentError(requested);
}

/** Whether a value names an environment. */
export function isEnvironmentName(value: unknown): value is EnvironmentName {
  return typeof value === 'string' && Object.hasOwn(ENVIRONMENTS, value);
}

/** An environment was asked for that the table does not have, or none. */
export class UnknownEnvironmentError extends OperatorError {
  public constructor(found: unknown) {
    super(
      `${found ? `There is no environment ${JSON.stringify(found)}` : 'No environment was named, or one that does not exist'}. ` +
        `Expected one of: ${ENVIRONMENT_NAMES.join(', ')}; as in \`npx nx run infra:synth --configuration=dev\`.`,
    );
  }
}
