import { RemovalPolicy, type Duration } from 'aws-cdk-lib/core';
import type { EnvironmentSettings } from '../environments';
import { regionNames } from '../region-settings';
import type { Floor } from './floor';

/** The guarantees that settings show. Only templates show the authorization of routes of an API, and the routes of a network. */
export type MeasuredGuarantee = Exclude<keyof Floor, 'authorizedApis' | 'isolatedNetwork'>;

/** The recovery period of a table in days, unless its settings name one. */
const DEFAULT_RECOVERY_DAYS = 35;

/** The number of days for which a bucket keeps former versions, unless its settings name one. */
const DEFAULT_FORMER_VERSION_DAYS = 30;

/** The settings of a bucket that decide about its guarantees. */
interface BucketSettings {
  readonly versioned?: boolean;
  readonly removalPolicy?: RemovalPolicy;
  readonly noncurrentVersionExpiration?: Duration;
}

/** Returns the guarantees that the settings of an environment give. */
export function measureSettings(settings: EnvironmentSettings): Pick<Floor, MeasuredGuarantee> {
  const { account, regions, network, table, bucket, accessLogs, backup, page } = settings;
  const [, , , copyRegion = regions[0].region, copyAccount = account] = backup?.copyVaultArn.split(':') ?? [];
  const buckets = [bucket, accessLogs, page?.bucket].filter((each) => each !== undefined);
  return {
    regions: new Set(regionNames(settings)).size,
    zones: Math.min(...regions.map(({ network: { availabilityZones } }) => new Set(availabilityZones).size)),
    terminationProtection: settings.terminationProtection,
    keepsData: [table, ...buckets].every(isRetained),
    tableDeletionProtection: table.deletionProtection ?? true,
    recoveryDays: (table.pointInTimeRecovery ?? true) ? (table.recoveryPeriodInDays ?? DEFAULT_RECOVERY_DAYS) : 0,
    backupDays: backup?.retention.toDays() ?? 0,
    irrevocableBackups: backup?.lock.irrevocableAfter !== undefined,
    dailyBackups: backup !== undefined,
    restoreTests: backup?.restoreTesting !== undefined,
    backupsInOtherAccount: copyAccount !== account,
    backupsInOtherRegion: copyRegion !== regions[0].region,
    objectDays: bucket.expiration?.toDays() ?? Infinity,
    formerVersionDays: Math.min(...buckets.map(formerVersionDays)),
    objectDeletionProtection: settings.objectDeletionProtection,
    accessLogDays: accessLogs ? (accessLogs.expiration?.toDays() ?? Infinity) : 0,
    logDays: Math.min(...logRetentions(settings)),
    flowLogDays: network.flowLogs?.retention ?? 0,
    alarmActions: regions.every(({ alarmTopicArn }) => alarmTopicArn !== undefined),
    ownDomains: page === undefined || regions.every(({ pageDomain }) => pageDomain !== undefined),
  };
}

function isRetained({ removalPolicy = RemovalPolicy.RETAIN }: Pick<BucketSettings, 'removalPolicy'>): boolean {
  return removalPolicy === RemovalPolicy.RETAIN;
}

function formerVersionDays({ versioned = true, noncurrentVersionExpiration }: BucketSettings): number {
  return versioned ? (noncurrentVersionExpiration?.toDays() ?? DEFAULT_FORMER_VERSION_DAYS) : 0;
}

/** The log retention of every function, in days. */
function logRetentions(settings: EnvironmentSettings): number[] {
  return Object.values(settings as unknown as Record<string, { readonly logRetention?: number } | undefined>)
    .map((value) => value?.logRetention)
    .filter((days) => days !== undefined);
}
