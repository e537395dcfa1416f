import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataTable, DataTableProps, DataTableReplica } from '../src';

const { ACCESSED_AND_THROTTLED_KEYS, THROTTLED_KEYS } = dynamodb.ContributorInsightsMode;

function synth(props: DataTableProps): Template {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  new DataTable(stack, 'Data', props);
  return Template.fromStack(stack);
}

/** A replica in Frankfurt, as in the template. */
function frankfurt(replica: Omit<DataTableReplica, 'region'>, props?: DataTableProps): object {
  const template = synth({ ...props, replicas: [{ region: 'eu-central-1', ...replica }] });
  const [table] = Object.values(template.findResources('AWS::DynamoDB::GlobalTable'));
  return table?.Properties.Replicas[0];
}

test('a minimal replica has the settings of the table', () => {
  expect(frankfurt({}, { recoveryPeriodInDays: 7, contributorInsights: THROTTLED_KEYS })).toEqual({
    Region: 'eu-central-1',
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
    ContributorInsightsSpecification: { Enabled: true, Mode: 'THROTTLED_KEYS' },
  });
});

test('a maximal replica has its own settings', () => {
  const replica = {
    deletionProtection: false,
    pointInTimeRecovery: true,
    recoveryPeriodInDays: 3,
    contributorInsights: ACCESSED_AND_THROTTLED_KEYS,
  };
  expect(frankfurt(replica, { pointInTimeRecovery: false, noBackupReason: 'Recreated from files' })).toEqual({
    Region: 'eu-central-1',
    DeletionProtectionEnabled: false,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 3 },
    ContributorInsightsSpecification: { Enabled: true, Mode: 'ACCESSED_AND_THROTTLED_KEYS' },
  });
});

test.each<[string, Omit<DataTableReplica, 'region'>, object]>([
  [
    'its own recovery period',
    { recoveryPeriodInDays: 3 },
    { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 3 },
  ],
  [
    'the recovery period of the table',
    { pointInTimeRecovery: true },
    { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
  ],
  ['no backups', { pointInTimeRecovery: false }, { PointInTimeRecoveryEnabled: false }],
])('a replica can have %s', (_, replica, expected) => {
  expect(frankfurt(replica, { recoveryPeriodInDays: 7 })).toMatchObject({ PointInTimeRecoverySpecification: expected });
});

test('a replica with Contributor Insights enables it for its indexes and keeps their capacity', () => {
  const props: DataTableProps = {
    billing: dynamodb.Billing.provisioned({
      readCapacity: dynamodb.Capacity.fixed(5),
      writeCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 40 }),
    }),
    globalSecondaryIndexes: [
      { indexName: 'by-day', partitionKeyName: 'day', readCapacity: dynamodb.Capacity.fixed(7) },
      { indexName: 'by-venue', partitionKeyName: 'venue' },
    ],
  };
  const insights = { Enabled: true, Mode: 'THROTTLED_KEYS' };
  expect(frankfurt({ contributorInsights: THROTTLED_KEYS }, props)).toMatchObject({
    ContributorInsightsSpecification: insights,
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-day',
        ContributorInsightsSpecification: insights,
        ReadProvisionedThroughputSettings: { ReadCapacityUnits: 7 },
      },
      {
        IndexName: 'by-venue',
        ContributorInsightsSpecification: insights,
        ReadProvisionedThroughputSettings: { ReadCapacityUnits: 5 },
      },
    ],
  });
});

test('a replica with Contributor Insights keeps the maximum throughput of its indexes', () => {
  const props: DataTableProps = {
    globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', maxReadRequestUnits: 10 }],
  };
  expect(frankfurt({ contributorInsights: THROTTLED_KEYS }, props)).toMatchObject({
    GlobalSecondaryIndexes: [{ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 10 } }],
  });
});

test('replicas with and without settings can be combined', () => {
  synth({
    replicas: [{ region: 'us-east-1' }, { region: 'eu-central-1', deletionProtection: false }],
  }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    Replicas: [
      Match.objectLike({ Region: 'us-east-1', DeletionProtectionEnabled: true }),
      Match.objectLike({ Region: 'eu-central-1', DeletionProtectionEnabled: false }),
      Match.objectLike({ Region: 'eu-west-1', DeletionProtectionEnabled: true }),
    ],
  });
});

test.each<[string, DataTableProps, string]>([
  [
    'the same region twice',
    { replicas: [{ region: 'us-east-1' }, { region: 'us-east-1' }] },
    '`replicas` must be in different regions, got twice: us-east-1',
  ],
  [
    'a recovery period without backups',
    { replicas: [{ region: 'us-east-1', pointInTimeRecovery: false, recoveryPeriodInDays: 1 }] },
    '`replicas[us-east-1].recoveryPeriodInDays` must not be set if `pointInTimeRecovery` is false',
  ],
  [
    'a recovery period that is too long',
    { replicas: [{ region: 'us-east-1', recoveryPeriodInDays: 36 }] },
    '`replicas[us-east-1].recoveryPeriodInDays` must be an integer between 1 and 35, got: 36',
  ],
])('rejects %s', (_, props, message) => {
  expect(() => synth(props)).toThrow(new Error(message));
});
