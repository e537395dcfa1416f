import { OperatorError } from '@trading/cli';
import type { EnvironmentName, EnvironmentSettings } from '../environments';
import { knownNames, type KnownName } from '../names/known-names';
import { namesIn } from '../names/names-in';
import { FLOORS, type Floor } from './floor';
import { floorOf, GUARANTEES, hasExpired, isDay, type FloorException, type Guarantees } from './guarantees';
import { measureSettings, type MeasuredGuarantee } from './measure-settings';

/** An exception must be decided on again within this time. */
const MAX_EXCEPTION_DAYS = 366;

const DAY_MS = 86_400_000;

/** The setting that decides about each guarantee, and how to reach its minimum. */
const SETTINGS: Readonly<Record<MeasuredGuarantee, readonly [setting: string, fix: string]>> = {
  regions: ['regions', 'Add a region, with all stacks or with a replica of the table only (`tableReplicas`)'],
  zones: ['regions.network.availabilityZones', 'Append a zone of the region'],
  terminationProtection: ['terminationProtection', 'Set it to true'],
  keepsData: ['removalPolicy', 'Use the preset DURABLE for the table and for every bucket'],
  tableDeletionProtection: ['table.deletionProtection', 'Set it to true, or remove it'],
  recoveryDays: ['table.recoveryPeriodInDays', 'Increase it, or remove it, and leave `pointInTimeRecovery` on'],
  backupDays: ['backup.retention', 'Increase it'],
  irrevocableBackups: ['backup.lock.irrevocableAfter', 'Set it to at least 3 days'],
  dailyBackups: ['backup', 'Add it'],
  restoreTests: ['backup.restoreTesting', 'Add it'],
  backupsInOtherAccount: ['backup.copyVaultArn', 'Name a vault of another account'],
  backupsInOtherRegion: ['backup.copyVaultArn', 'Name a vault in another region'],
  objectDays: ['bucket.expiration', 'Increase it, or remove it'],
  formerVersionDays: ['noncurrentVersionExpiration', 'Increase it, and leave every bucket `versioned`'],
  objectDeletionProtection: ['objectDeletionProtection', 'Set it to true'],
  accessLogDays: ['accessLogs.expiration', 'Increase it, or use the preset ACCESS_LOGS'],
  logDays: ['logRetention', 'Increase it for every function'],
  flowLogDays: ['network.flowLogs.retention', 'Increase it'],
  alarmActions: ['regions.alarmTopicArn', 'Name a topic of the region'],
  ownDomains: ['regions.pageDomain', 'Add a domain'],
};

/** Thrown when an environment guarantees less than it must. */
export class WeakEnvironmentError extends OperatorError {
  public constructor(environment: EnvironmentName, problems: readonly string[]) {
    super(
      `The environment ${environment} guarantees less than it must (${problems.length}):\n  ${problems.join('\n  ')}\n` +
        'Correct src/environments.ts. If a weaker guarantee is intended, add an exception with a reason and an expiry ' +
        'date to src/guarantees/guarantees.ts, or the name with its purpose to src/names/known-names.ts.',
    );
  }
}

/** Replaces the declared guarantees of an environment in tests. */
export interface Declared {
  readonly guarantees?: Guarantees;
  readonly known?: readonly KnownName[];
}

/**
 * Checks that the settings of an environment reach the floor of its class, and contain only known names.
 *
 * @param today the day on which exceptions must not have expired
 * @throws WeakEnvironmentError with every problem
 */
export function validateEnvironment(
  environment: EnvironmentName,
  settings: EnvironmentSettings,
  today: Date,
  { guarantees = GUARANTEES[environment], known = knownNames(environment) }: Declared = {},
): void {
  const problems = [
    ...breachesOf(settings, guarantees, today),
    ...(guarantees.exceptions ?? []).flatMap((exception) => problemsOf(exception, settings, guarantees, today)),
    ...unknownNames(settings, known),
  ];
  if (problems.length > 0) throw new WeakEnvironmentError(environment, problems);
}

function breachesOf(settings: EnvironmentSettings, guarantees: Guarantees, today: Date): string[] {
  const floor = floorOf(guarantees, today);
  return Object.entries(measureSettings(settings))
    .map(([guarantee, found]) => ({ guarantee: guarantee as MeasuredGuarantee, found }))
    .filter(({ guarantee, found }) => !(found >= floor[guarantee]))
    .map(({ guarantee, found }) => {
      const [setting, fix] = SETTINGS[guarantee];
      return (
        `${guarantee} (\`${setting}\`): the class ${guarantees.class} requires ${requirement(floor[guarantee])}, ` +
        `found: ${found}. ${fix}`
      );
    });
}

function requirement(minimum: Floor[keyof Floor]): string {
  if (minimum === Infinity) return 'no limit';
  return typeof minimum === 'number' ? `at least ${minimum}` : `${minimum}`;
}

function problemsOf(
  exception: FloorException,
  settings: EnvironmentSettings,
  guarantees: Guarantees,
  today: Date,
): string[] {
  const { guarantee, minimum, reason, expires } = exception;
  const found = (measureSettings(settings) as Partial<Floor>)[guarantee];
  const required = FLOORS[guarantees.class][guarantee];
  const problem = (text: string) => `The exception from ${guarantee} ${text}`;
  if (!isDay(expires)) return [problem(`must have an expiry date such as 2027-03-31, found: ${expires}`)];
  if (hasExpired(exception, today)) return [problem(`expired on ${expires} (${reason}). Reach the floor`)];
  return [
    ...(Date.parse(expires) - today.getTime() > MAX_EXCEPTION_DAYS * DAY_MS
      ? [problem(`must expire within ${MAX_EXCEPTION_DAYS} days, found: ${expires}`)]
      : []),
    ...(minimum >= required || (found !== undefined && found >= required)
      ? [problem(`is not needed: the environment reaches ${required}. Remove it`)]
      : []),
  ];
}

function unknownNames(settings: EnvironmentSettings, known: readonly KnownName[]): string[] {
  const { account, regions } = settings;
  const names = namesIn(settings, { account, region: regions[0].region })
    .filter(({ text }) => text !== account && !known.some(({ name }) => name === text))
    .map(({ kind, text, location }) => `\`${location.replaceAll('/', '.')}\` has an unknown ${kind}: ${text}`);
  return [...new Set(names)];
}
