import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  CrossAccountReaders,
  DataBackup,
  DataTable,
  IndexProjection,
  RecoveryPointSelection,
} from '@trading/constructs-data';

export const stack = new Stack(new App(), 'MaximalTable', { env: { account: '111122223333', region: 'eu-west-1' } });

new DataTable(stack, 'Table', {
  tableName: 'bars',
  partitionKeyName: 'instrument',
  sortKeyName: 'time',
  globalSecondaryIndexes: [
    {
      indexName: 'by-day',
      partitionKeyName: 'day',
      sortKeyName: 'instrument',
      projection: IndexProjection.include(['close']),
      readCapacity: dynamodb.Capacity.fixed(5),
      writeCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 20 }),
    },
  ],
  timeToLiveAttribute: 'expires',
  stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
  billing: dynamodb.Billing.provisioned({
    readCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 20 }),
    writeCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 20 }),
  }),
  encryption: dynamodb.TableEncryptionV2.customerManagedKey(new kms.Key(stack, 'Key'), {
    'eu-central-1': 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555',
    'eu-north-1': 'arn:aws:kms:eu-north-1:111122223333:key/11111111-2222-3333-4444-555555555555',
  }),
  contributorInsights: dynamodb.ContributorInsightsMode.ACCESSED_AND_THROTTLED_KEYS,
  pointInTimeRecovery: true,
  recoveryPeriodInDays: 14,
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
  replicas: [{ region: 'eu-central-1' }, { region: 'eu-north-1', deletionProtection: false, recoveryPeriodInDays: 7 }],
  crossAccountReaders: [
    CrossAccountReaders.accounts(['444455556666'], { principalArns: ['arn:aws:iam::444455556666:role/analysis'] }),
    CrossAccountReaders.organization('o-a1b2c3d4e5', { vpcEndpointIds: ['vpce-1a2b3c4d'] }),
  ],
  backup: new DataBackup(stack, 'Backup', {
    restoreTesting: {
      planName: 'restore_bars',
      schedule: events.Schedule.cron({ hour: '12', minute: '0' }),
      startWindow: Duration.hours(2),
      recoveryPoint: RecoveryPointSelection.RANDOM_WITHIN_WINDOW,
      selectionWindow: Duration.days(7),
      validationWindow: Duration.hours(4),
      missingAfter: Duration.hours(36),
    },
  }),
  tableClass: dynamodb.TableClass.STANDARD_INFREQUENT_ACCESS,
  warmThroughput: { readUnitsPerSecond: 15_000, writeUnitsPerSecond: 5000 },
});

new DataTable(stack, 'Numbers', {
  partitionKeyType: dynamodb.AttributeType.NUMBER,
  sortKeyType: dynamodb.AttributeType.BINARY,
  globalSecondaryIndexes: [
    {
      indexName: 'by-time',
      partitionKeyName: 'sk',
      partitionKeyType: dynamodb.AttributeType.BINARY,
      sortKeyName: 'time',
      sortKeyType: dynamodb.AttributeType.NUMBER,
      warmThroughput: { readUnitsPerSecond: 15_000, writeUnitsPerSecond: 5000 },
    },
  ],
});

new DataTable(stack, 'Unsorted', {
  hasSortKey: false,
  multiRegionConsistency: dynamodb.MultiRegionConsistency.STRONG,
  replicas: [{ region: 'eu-central-1' }],
  witnessRegion: 'eu-west-3',
});
