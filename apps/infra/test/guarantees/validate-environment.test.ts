import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { ENVIRONMENT_NAMES, ENVIRONMENTS, type EnvironmentSettings } from '../../src/environments';
import type { FloorException } from '../../src/guarantees/guarantees';
import { validateEnvironment, WeakEnvironmentError, type Declared } from '../../src/guarantees/validate-environment';
import type { RegionSettings } from '../../src/region-settings';
import { STANDBY, withStandby } from '../two-regions';

const TODAY = new Date('2027-01-15T12:00:00Z');
const PRODUCTION: EnvironmentSettings = ENVIRONMENTS.production;
const [PRIMARY] = PRODUCTION.regions;

/** Changes the settings of the primary region. */
function withPrimary(changes: Partial<RegionSettings>): Partial<EnvironmentSettings> {
  return { regions: [{ ...PRIMARY, ...changes }, STANDBY] };
}

/** The problems of production with changed settings, one a line. */
function problemsOf(changes: Partial<EnvironmentSettings>, declared?: Declared): string[] {
  try {
    validateEnvironment('production', { ...PRODUCTION, ...changes }, TODAY, declared);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(WeakEnvironmentError);
    const lines = (error as Error).message.split('\n').filter((line) => line.startsWith('  '));
    return lines.map((line) => line.trim());
  }
}

test.each(ENVIRONMENT_NAMES)('the settings of %s reach its floor', (name) => {
  expect(() => validateEnvironment(name, ENVIRONMENTS[name], TODAY)).not.toThrow();
});

describe('an edit with nine weakenings of production', () => {
  const weakened: Partial<EnvironmentSettings> = {
    regions: [PRIMARY],
    terminationProtection: false,
    network: { ...PRODUCTION.network, flowLogs: { retention: RetentionDays.ONE_DAY } },
    table: { ...PRODUCTION.table, recoveryPeriodInDays: 1 },
    bucket: { ...PRODUCTION.bucket, expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
    backup: {
      retention: Duration.days(1),
      lock: { irrevocableAfter: Duration.days(14) },
      restoreTesting: {},
      copyVaultArn: 'arn:aws:backup:us-east-1:610274839156:backup-vault:elsewhere',
    },
    readers: [{ accounts: ['708193625410'], principalArns: [] }],
    processor: { ...PRODUCTION.processor, logRetention: RetentionDays.ONE_DAY },
  };

  test('fails for each of them in one message', () => {
    expect(problemsOf(weakened)).toEqual([
      expect.stringMatching(
        /^regions \(`regions`\): the class production requires at least 2, found: 1\. Add a region/,
      ),
      expect.stringMatching(/^terminationProtection .* requires true, found: false\. Set it to true$/),
      expect.stringMatching(/^recoveryDays \(`table.recoveryPeriodInDays`\): .* at least 35, found: 1\./),
      expect.stringMatching(/^backupDays \(`backup.retention`\): .* at least 35, found: 1\. Increase it$/),
      expect.stringMatching(
        /^backupsInOtherRegion \(`backup.copyVaultArn`\): .* requires true, found: false\. Name a vault/,
      ),
      expect.stringMatching(/^objectDays \(`bucket.expiration`\): .* requires no limit, found: 1\./),
      expect.stringMatching(/^formerVersionDays \(`noncurrentVersionExpiration`\): .* at least 30, found: 1\./),
      expect.stringMatching(/^logDays \(`logRetention`\): .* at least 90, found: 1\./),
      expect.stringMatching(/^flowLogDays \(`network.flowLogs.retention`\): .* at least 90, found: 1\./),
      '`backup.copyVaultArn` has an unknown ARN: arn:aws:backup:us-east-1:610274839156:backup-vault:elsewhere',
      expect.stringMatching(/^`readers\.0\..*` has an unknown account: 708193625410$/),
    ]);
  });

  test('names the environment, the number of problems and the files to edit', () => {
    expect(() => validateEnvironment('production', { ...PRODUCTION, ...weakened }, TODAY)).toThrow(
      /^The environment production guarantees less than it must \(11\):\n.*\nCorrect src\/environments\.ts\. .*guarantees\.ts.*known-names\.ts\.$/s,
    );
  });
});

test.each<[string, Partial<EnvironmentSettings>, string]>([
  [
    'a zone fewer',
    withPrimary({
      network: { ...PRIMARY.network, availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1b'] },
    }),
    'zones',
  ],
  ['a region twice', { regions: [PRIMARY], tableReplicas: ['us-east-1'] }, 'regions'],
  [
    'a table that is not retained',
    { table: { ...PRODUCTION.table, removalPolicy: RemovalPolicy.DESTROY } },
    'keepsData',
  ],
  ['a page that is not retained', { page: { bucket: { removalPolicy: RemovalPolicy.DESTROY } } }, 'keepsData'],
  ['an unprotected table', { table: { ...PRODUCTION.table, deletionProtection: false } }, 'tableDeletionProtection'],
  ['no recovery', { table: { ...PRODUCTION.table, pointInTimeRecovery: false } }, 'recoveryDays'],
  ['no backups', { backup: undefined }, 'dailyBackups'],
  ['no restore tests', { backup: { ...PRODUCTION.backup!, restoreTesting: undefined } }, 'restoreTests'],
  [
    'copies in the own account',
    { backup: { ...PRODUCTION.backup!, copyVaultArn: 'arn:aws:backup:us-west-2:333333333333:backup-vault:own' } },
    'backupsInOtherAccount',
  ],
  ['a vault without an account', { backup: { ...PRODUCTION.backup!, copyVaultArn: 'vault' } }, 'backupsInOtherAccount'],
  ['no versions', { bucket: { ...PRODUCTION.bucket, versioned: false } }, 'formerVersionDays'],
  ['no versions of access logs', { accessLogs: { versioned: false } }, 'formerVersionDays'],
  ['objects that administrators can delete', { objectDeletionProtection: false }, 'objectDeletionProtection'],
  ['no access logs', { accessLogs: undefined }, 'accessLogDays'],
  ['short access logs', { accessLogs: { expiration: Duration.days(364) } }, 'accessLogDays'],
  ['short logs of the API', { query: { ...PRODUCTION.query, logRetention: RetentionDays.TWO_MONTHS } }, 'logDays'],
  ['no flow logs', { network: { ...PRODUCTION.network, flowLogs: undefined } }, 'flowLogDays'],
  ['silent alarms', withPrimary({ alarmTopicArn: undefined }), 'alarmActions'],
  ['a page without a domain', withPrimary({ pageDomain: undefined }), 'ownDomains'],
])('production with %s is below its floor', (_case, changes, guarantee) => {
  expect(problemsOf(changes)).toContainEqual(expect.stringMatching(new RegExp(`^${guarantee} \\(`)));
});

test.each<[string, Partial<RegionSettings>, string]>([
  ['fewer zones', { network: { ...STANDBY.network, availabilityZones: ['us-west-2a', 'us-west-2b'] } }, 'zones'],
  ['silent alarms', { alarmTopicArn: undefined }, 'alarmActions'],
  ['a page without a domain', { pageDomain: undefined }, 'ownDomains'],
])('a standby with %s is below the floor', (_case, changes, guarantee) => {
  const problems = problemsOf(withStandby({ regions: [PRIMARY, { ...STANDBY, ...changes }] }));
  expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^${guarantee} \\(`)));
});

test('a standby with the settings of production reaches its floor', () => {
  expect(problemsOf(withStandby())).toEqual([]);
});

describe('an exception', () => {
  const changes = { terminationProtection: false };
  const exception: FloorException = {
    guarantee: 'terminationProtection',
    minimum: false,
    reason: 'The stacks are moved to another account',
    expires: '2027-01-15',
  };
  const problems = (change: Partial<FloorException>, settings: Partial<EnvironmentSettings> = changes) =>
    problemsOf(settings, {
      guarantees: { class: 'production', exceptions: [{ ...exception, ...change } as FloorException] },
    });

  test('lowers a minimum until the end of its last day', () => {
    expect(problems({})).toEqual([]);
  });

  test('lowers a minimum only as far as it says', () => {
    const logs = { guarantee: 'logDays', minimum: 30 } as const;
    const keep = (logRetention: RetentionDays) => ({ processor: { ...PRODUCTION.processor, logRetention } });
    expect(problems(logs, keep(RetentionDays.ONE_MONTH))).toEqual([]);
    expect(problems(logs, keep(RetentionDays.ONE_WEEK))).toEqual([
      expect.stringContaining('requires at least 30, found: 7'),
    ]);
  });

  test('fails after its last day, and the floor applies again', () => {
    expect(problems({ expires: '2027-01-14' })).toEqual([
      expect.stringMatching(/^terminationProtection \(/),
      'The exception from terminationProtection expired on 2027-01-14 (The stacks are moved to another account). Reach the floor',
    ]);
  });

  test.each(['never', '', '2027', '9999'])('fails with the expiry date "%s"', (expires) => {
    expect(problems({ expires })).toContainEqual(
      expect.stringContaining('must have an expiry date such as 2027-03-31'),
    );
  });

  test('fails if it applies for more than a year', () => {
    expect(problems({ expires: '2028-01-17' })).toEqual([
      'The exception from terminationProtection must expire within 366 days, found: 2028-01-17',
    ]);
  });

  test('fails if the environment does not need it', () => {
    const unneeded = 'The exception from terminationProtection is not needed: the environment reaches true. Remove it';
    expect(problems({}, {})).toEqual([unneeded]);
    expect(problems({ minimum: true }, {})).toEqual([unneeded]);
  });
});
