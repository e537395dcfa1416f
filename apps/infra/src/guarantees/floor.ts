/**
 * The class of an environment, which decides about its {@link Floor}:
 *
 * - `local`: disposable, and reachable only from the machine that it runs on
 * - `disposable`: its data can be made again, and nobody depends on it
 * - `shared`: others work with it, and its data is kept
 * - `production`: its data and its availability are protected against mistakes and attackers
 */
export type EnvironmentClass = 'local' | 'disposable' | 'shared' | 'production';

/** The guarantees of an environment. As a floor, each value is a minimum; `false` and 0 demand nothing. */
export interface Floor {
  /** The number of regions with the data, including the primary. */
  readonly regions: number;
  /** The number of availability zones of the network. */
  readonly zones: number;
  /** The stacks cannot be deleted. */
  readonly terminationProtection: boolean;
  /** Resources that hold data are retained when they, or their stack, are deleted. */
  readonly keepsData: boolean;
  /** The table cannot be deleted manually. */
  readonly tableDeletionProtection: boolean;
  /** The number of days for which the table can be restored to a point in time. */
  readonly recoveryDays: number;
  /** The number of days for which backups of the table, and their copies, are kept. */
  readonly backupDays: number;
  /** Nobody can delete backups before their retention ends, or remove the lock that prevents it. */
  readonly irrevocableBackups: boolean;
  /** Backups are created at least once a day. */
  readonly dailyBackups: boolean;
  /** Backups of the table are restored at least once a week, to test that this works. */
  readonly restoreTests: boolean;
  /** Backups are copied to another account. */
  readonly backupsInOtherAccount: boolean;
  /** Backups are copied to another region. */
  readonly backupsInOtherRegion: boolean;
  /** The number of days after which trade files may expire. */
  readonly objectDays: number;
  /** The number of days for which overwritten and deleted objects are kept. */
  readonly formerVersionDays: number;
  /** Nobody can delete former versions of objects and access logs before they expire, or change when they do. */
  readonly objectDeletionProtection: boolean;
  /** The number of days for which access logs of buckets are kept. */
  readonly accessLogDays: number;
  /** The number of days for which logs of functions and APIs are kept. */
  readonly logDays: number;
  /** The number of days for which the flow logs of the network are kept. */
  readonly flowLogDays: number;
  /** The network has no route to the internet. */
  readonly isolatedNetwork: boolean;
  /** Every alarm notifies somebody. */
  readonly alarmActions: boolean;
  /** Every request to an API needs a signature or a token. */
  readonly authorizedApis: boolean;
  /** Pages have domains of their own, for which the oldest version of TLS can be chosen. */
  readonly ownDomains: boolean;
}

const LOCAL: Floor = {
  regions: 1,
  zones: 2,
  terminationProtection: false,
  keepsData: false,
  tableDeletionProtection: false,
  recoveryDays: 0,
  backupDays: 0,
  irrevocableBackups: false,
  dailyBackups: false,
  restoreTests: false,
  backupsInOtherAccount: false,
  backupsInOtherRegion: false,
  objectDays: 0,
  formerVersionDays: 0,
  objectDeletionProtection: false,
  accessLogDays: 0,
  logDays: 7,
  flowLogDays: 0,
  isolatedNetwork: false,
  alarmActions: false,
  authorizedApis: false,
  ownDomains: false,
};

const DISPOSABLE: Floor = { ...LOCAL, authorizedApis: true };

const SHARED: Floor = {
  ...DISPOSABLE,
  keepsData: true,
  recoveryDays: 35,
  objectDays: Infinity,
  accessLogDays: 90,
  logDays: 30,
  flowLogDays: 30,
  alarmActions: true,
};

const PRODUCTION: Floor = {
  regions: 2,
  zones: 3,
  terminationProtection: true,
  keepsData: true,
  tableDeletionProtection: true,
  recoveryDays: 35,
  backupDays: 35,
  irrevocableBackups: true,
  dailyBackups: true,
  restoreTests: true,
  backupsInOtherAccount: true,
  backupsInOtherRegion: true,
  objectDays: Infinity,
  formerVersionDays: 30,
  objectDeletionProtection: true,
  accessLogDays: 365,
  logDays: 90,
  flowLogDays: 90,
  isolatedNetwork: true,
  alarmActions: true,
  authorizedApis: true,
  ownDomains: true,
};

/** The floor of each class. */
export const FLOORS: Readonly<Record<EnvironmentClass, Floor>> = {
  local: LOCAL,
  disposable: DISPOSABLE,
  shared: SHARED,
  production: PRODUCTION,
};
