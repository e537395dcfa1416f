import { ENVIRONMENTS } from '../../src/environments';
import { only, resourcesOf, synthesise } from '../synthesise';

test('each further region holds a replica of the table', () => {
  const { Data } = synthesise('production');
  const replicas = only(Data.template, 'AWS::DynamoDB::GlobalTable')['Replicas'] as { Region: string }[];
  expect(replicas.map(({ Region }) => Region).sort()).toEqual([...ENVIRONMENTS.production.regions].sort());
});

test.each([
  ['staging', { MinRetentionDays: 7 }],
  ['production', { MinRetentionDays: 35, ChangeableForDays: 14 }],
] as const)('the vault of %s has the lock %j', (environment, lock) => {
  const { Data } = synthesise(environment);
  expect(only(Data.template, 'AWS::Backup::BackupVault')['LockConfiguration']).toEqual(lock);
});

describe('the alarms on backups', () => {
  const ALARM = 'AWS::CloudWatch::Alarm';

  test.each(['staging', 'production'] as const)('notify the topic of %s', (environment) => {
    const alarms = resourcesOf(synthesise(environment).Data.template, ALARM).map(({ Properties }) => Properties ?? {});

    expect(alarms.map(({ MetricName }) => MetricName).sort()).toEqual([
      ...['NumberOfBackupJobsAborted', 'NumberOfBackupJobsCompleted'],
      ...['NumberOfBackupJobsExpired', 'NumberOfBackupJobsFailed'],
      ...['NumberOfCopyJobsCompleted', 'NumberOfCopyJobsFailed'],
    ]);
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([ENVIRONMENTS[environment].alarmTopicArn]);
  });

  test('notify nobody in an environment without a topic', () => {
    const settings = { ...ENVIRONMENTS.staging, alarmTopicArn: undefined };
    const alarms = resourcesOf(synthesise('staging', settings).Data.template, ALARM);

    expect(alarms).toHaveLength(6);
    for (const { Properties } of alarms) expect(Properties).not.toHaveProperty('AlarmActions');
  });

  test('exist only where there are backups', () => {
    expect(resourcesOf(synthesise('dev').Data.template, ALARM)).toEqual([]);
  });
});
