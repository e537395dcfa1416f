import { ENVIRONMENTS } from '../../src/environments';
import { sizeEnvironment } from '../../src/load/environment-size';
import type { CapacitySize } from '../../src/load/table-size';
import { regionNames } from '../../src/region-settings';
import { only, resourcesOf, synthesise, type SynthesisedStack } from '../synthesise';

test('each further region holds a replica of the table', () => {
  const { Data } = synthesise('production');
  const replicas = only(Data.template, 'AWS::DynamoDB::GlobalTable')['Replicas'] as { Region: string }[];
  expect(replicas.map(({ Region }) => Region).sort()).toEqual(regionNames(ENVIRONMENTS.production).sort());
});

test.each([
  ['staging', { MinRetentionDays: 7 }],
  ['production', { MinRetentionDays: 35, ChangeableForDays: 14 }],
] as const)('the vault of %s has the lock %j', (environment, lock) => {
  const { Data } = synthesise(environment);
  expect(only(Data.template, 'AWS::Backup::BackupVault')['LockConfiguration']).toEqual(lock);
});

const ALARM = 'AWS::CloudWatch::Alarm';

/** The properties of the alarms on metrics of a service. */
function alarmsOn(namespace: string, { template }: SynthesisedStack) {
  return resourcesOf(template, ALARM)
    .map(({ Properties }) => Properties ?? {})
    .filter(({ Namespace }) => Namespace === namespace);
}

describe('the alarms on backups', () => {
  test.each(['staging', 'production'] as const)('notify the topic of %s', (environment) => {
    const alarms = alarmsOn('AWS/Backup', synthesise(environment).Data);

    expect(alarms.map(({ MetricName }) => MetricName).sort()).toEqual([
      ...['NumberOfBackupJobsAborted', 'NumberOfBackupJobsCompleted'],
      ...['NumberOfBackupJobsExpired', 'NumberOfBackupJobsFailed'],
      ...['NumberOfCopyJobsCompleted', 'NumberOfCopyJobsFailed'],
      ...['NumberOfRestoreJobsCompleted', 'NumberOfRestoreJobsFailed'],
    ]);
    for (const { AlarmActions } of alarms)
      expect(AlarmActions).toEqual([ENVIRONMENTS[environment].regions[0].alarmTopicArn]);
  });

  test('notify nobody in an environment without a topic', () => {
    const [region] = ENVIRONMENTS.staging.regions;
    const settings = { ...ENVIRONMENTS.staging, regions: [{ ...region, alarmTopicArn: undefined }] } as const;
    const alarms = alarmsOn('AWS/Backup', synthesise('staging', settings).Data);

    expect(alarms).toHaveLength(8);
    for (const alarm of alarms) expect(alarm).not.toHaveProperty('AlarmActions');
  });

  test('exist only where there are backups', () => {
    expect(alarmsOn('AWS/Backup', synthesise('dev').Data)).toEqual([]);
  });
});

describe('the capacity of the table', () => {
  test('is provisioned from what the declared load needs, to what a backlog needs', () => {
    const table = only(synthesise('production').Data.template, 'AWS::DynamoDB::GlobalTable');
    const { writes, reads, target } = sizeEnvironment('production', ENVIRONMENTS.production).table;
    const scaled = ({ min, max }: CapacitySize) => ({
      MinCapacity: min.value,
      MaxCapacity: max.value,
      TargetTrackingScalingPolicyConfiguration: { TargetValue: target.value },
    });

    expect(table['WriteProvisionedThroughputSettings']).toEqual({ WriteCapacityAutoScalingSettings: scaled(writes) });
    for (const replica of table['Replicas'] as object[]) {
      expect(replica).toMatchObject({
        ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: scaled(reads) },
      });
    }
  });

  test('is limited to what a backlog needs if it is on demand', () => {
    const table = only(synthesise('staging').Data.template, 'AWS::DynamoDB::GlobalTable');
    const { writes, reads } = sizeEnvironment('staging', ENVIRONMENTS.staging).table;

    expect(table['WriteOnDemandThroughputSettings']).toEqual({ MaxWriteRequestUnits: writes.max.value });
    expect(table['Replicas']).toMatchObject([
      { ReadOnDemandThroughputSettings: { MaxReadRequestUnits: reads.max.value } },
    ]);
  });

  test('has alarms at nine tenths of its maximum, which notify the topic', () => {
    const { writes, reads } = sizeEnvironment('production', ENVIRONMENTS.production).table;
    const alarms = alarmsOn('AWS/DynamoDB', synthesise('production').Data).filter(({ MetricName }) =>
      String(MetricName).startsWith('Consumed'),
    );

    expect(alarms.map(({ MetricName, Threshold }) => [MetricName, Threshold])).toEqual([
      ['ConsumedWriteCapacityUnits', Math.floor(0.9 * 300 * writes.max.value)],
      ['ConsumedReadCapacityUnits', Math.floor(0.9 * 300 * reads.max.value)],
    ]);
    for (const { AlarmActions } of alarms)
      expect(AlarmActions).toEqual([ENVIRONMENTS.production.regions[0].alarmTopicArn]);
  });
});
