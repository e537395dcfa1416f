// Written by `compat-usages` from the API and features.json. Do not edit.
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { CrossAccountReaders, DataBackup, DataTable, IndexProjection } from '@trading/constructs-data';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'eu-west-1' } });
  create(stack);
  return stack;
}

export const stack = feature('Defaults', (stack) => new DataTable(stack, 'DataTable'));
feature('AllowDataLoss', (stack) => new DataTable(stack, 'DataTable', { allowDataLoss: true }));
feature('DeletionProtection', (stack) => new DataTable(stack, 'DataTable', { deletionProtection: false }));
feature(
  'NoBackupReason',
  (stack) => new DataTable(stack, 'DataTable', { noBackupReason: 'The data can be loaded again' }),
);
feature(
  'PointInTimeRecovery',
  (stack) =>
    new DataTable(stack, 'DataTable', { noBackupReason: 'The data can be loaded again', pointInTimeRecovery: false }),
);
feature(
  'RemovalPolicy',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      allowDataLoss: true,
      deletionProtection: false,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
);
feature('Backup', (stack) => new DataTable(stack, 'DataTable', { backup: new DataBackup(stack, 'DataBackup') }));
feature(
  'Billing',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      billing: dynamodb.Billing.provisioned({
        readCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 20 }),
        writeCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 20 }),
      }),
    }),
);
feature(
  'ContributorInsights',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      contributorInsights: dynamodb.ContributorInsightsMode.ACCESSED_AND_THROTTLED_KEYS,
    }),
);
feature(
  'CrossAccountReaders-1',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      tableName: 'bars',
      crossAccountReaders: [CrossAccountReaders.accounts(['444455556666'])],
    }),
);
feature(
  'CrossAccountReaders-2',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      tableName: 'bars',
      crossAccountReaders: [
        CrossAccountReaders.accounts(['444455556666'], { principalArns: ['arn:aws:iam::444455556666:role/analysis'] }),
      ],
    }),
);
feature(
  'CrossAccountReaders-3',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      tableName: 'bars',
      crossAccountReaders: [CrossAccountReaders.organization('o-a1b2c3d4e5')],
    }),
);
feature(
  'CrossAccountReaders-4',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      tableName: 'bars',
      crossAccountReaders: [CrossAccountReaders.organization('o-a1b2c3d4e5', { vpcEndpointIds: ['vpce-1a2b3c4d'] })],
    }),
);
feature(
  'CrossAccountReaders-5',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      tableName: 'bars',
      crossAccountReaders: [CrossAccountReaders.organizationalUnits(['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'])],
    }),
);
feature(
  'Encryption',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(new kms.Key(stack, 'Key')),
    }),
);
feature(
  'GlobalSecondaryIndexes',
  (stack) =>
    new DataTable(stack, 'DataTable', { globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day' }] }),
);
feature(
  'GlobalSecondaryIndexes-MaxReadRequestUnits',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', maxReadRequestUnits: 100 }],
    }),
);
feature(
  'GlobalSecondaryIndexes-MaxWriteRequestUnits',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', maxWriteRequestUnits: 100 }],
    }),
);
feature(
  'GlobalSecondaryIndexes-Projection-All',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', projection: IndexProjection.all() }],
    }),
);
feature(
  'GlobalSecondaryIndexes-Projection-Include',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      globalSecondaryIndexes: [
        { indexName: 'by-day', partitionKeyName: 'day', projection: IndexProjection.include(['close']) },
      ],
    }),
);
feature(
  'GlobalSecondaryIndexes-Projection-KeysOnly',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      globalSecondaryIndexes: [
        { indexName: 'by-day', partitionKeyName: 'day', projection: IndexProjection.keysOnly() },
      ],
    }),
);
feature(
  'GlobalSecondaryIndexes-SortKeyName',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', sortKeyName: 'instrument' }],
    }),
);
feature(
  'GlobalSecondaryIndexes-WarmThroughput',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      globalSecondaryIndexes: [
        {
          indexName: 'by-day',
          partitionKeyName: 'day',
          warmThroughput: { readUnitsPerSecond: 15000, writeUnitsPerSecond: 5000 },
        },
      ],
    }),
);
feature('HasSortKey', (stack) => new DataTable(stack, 'DataTable', { hasSortKey: false }));
feature(
  'MultiRegionConsistency',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      replicas: [{ region: 'eu-central-1' }],
      witnessRegion: 'eu-west-3',
      multiRegionConsistency: dynamodb.MultiRegionConsistency.STRONG,
    }),
);
feature('Replicas', (stack) => new DataTable(stack, 'DataTable', { replicas: [{ region: 'eu-central-1' }] }));
feature(
  'Replicas-DeletionProtection',
  (stack) => new DataTable(stack, 'DataTable', { replicas: [{ region: 'eu-central-1', deletionProtection: true }] }),
);
feature(
  'Replicas-PointInTimeRecovery',
  (stack) => new DataTable(stack, 'DataTable', { replicas: [{ region: 'eu-central-1', pointInTimeRecovery: true }] }),
);
feature('Stream', (stack) => new DataTable(stack, 'DataTable', { stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES }));
feature(
  'TableClass',
  (stack) => new DataTable(stack, 'DataTable', { tableClass: dynamodb.TableClass.STANDARD_INFREQUENT_ACCESS }),
);
feature('TableName', (stack) => new DataTable(stack, 'DataTable', { tableName: 'bars' }));
feature('TimeToLiveAttribute', (stack) => new DataTable(stack, 'DataTable', { timeToLiveAttribute: 'expires' }));
feature(
  'WarmThroughput',
  (stack) =>
    new DataTable(stack, 'DataTable', { warmThroughput: { readUnitsPerSecond: 15000, writeUnitsPerSecond: 5000 } }),
);
feature(
  'WitnessRegion',
  (stack) =>
    new DataTable(stack, 'DataTable', {
      replicas: [{ region: 'eu-central-1' }],
      multiRegionConsistency: dynamodb.MultiRegionConsistency.STRONG,
      witnessRegion: 'eu-west-3',
    }),
);
