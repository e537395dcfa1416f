import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataTable, DataTableProps } from '../src';

const ENV = { account: '111122223333', region: 'eu-west-1' };

function synth(props?: DataTableProps): Template {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  new DataTable(stack, 'Data', props);
  return Template.fromStack(stack);
}

test('a minimal table has the defaults', () => {
  // WHEN
  const template = synth();

  // THEN
  template.resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
  template.hasResource('AWS::DynamoDB::GlobalTable', {
    Properties: {
      TableName: Match.absent(),
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: Match.absent(),
      TimeToLiveSpecification: Match.absent(),
      StreamSpecification: Match.absent(),
      SSESpecification: Match.absent(),
      WriteOnDemandThroughputSettings: Match.absent(),
      Replicas: [
        {
          Region: 'eu-west-1',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: {
            PointInTimeRecoveryEnabled: true,
            RecoveryPeriodInDays: Match.absent(),
          },
          ContributorInsightsSpecification: Match.absent(),
        },
      ],
    },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('a maximal table has the given settings', () => {
  // WHEN
  const template = synth({
    tableName: 'bars_2.v-1',
    partitionKeyName: 'symbol',
    sortKeyName: 'openTime',
    billing: dynamodb.Billing.provisioned({
      readCapacity: dynamodb.Capacity.fixed(5),
      writeCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 40 }),
    }),
    pointInTimeRecovery: false,
    noBackupReason: 'Recreated from files',
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
  });

  // THEN
  template.hasResource('AWS::DynamoDB::GlobalTable', {
    Properties: {
      TableName: 'bars_2.v-1',
      KeySchema: [
        { AttributeName: 'symbol', KeyType: 'HASH' },
        { AttributeName: 'openTime', KeyType: 'RANGE' },
      ],
      BillingMode: 'PROVISIONED',
      WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: Match.objectLike({ MaxCapacity: 40 }) },
      Replicas: [
        {
          Region: 'eu-west-1',
          DeletionProtectionEnabled: false,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
          ReadProvisionedThroughputSettings: { ReadCapacityUnits: 5 },
        },
      ],
    },
    Metadata: { NoBackupReason: 'Recreated from files' },
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
});

test('a table can have a maximum throughput, a stream, a time to live, Contributor Insights and a recovery period', () => {
  synth({
    billing: dynamodb.Billing.onDemand({ maxReadRequestUnits: 100, maxWriteRequestUnits: 50 }),
    stream: dynamodb.StreamViewType.KEYS_ONLY,
    timeToLiveAttribute: 'expires',
    contributorInsights: dynamodb.ContributorInsightsMode.THROTTLED_KEYS,
    recoveryPeriodInDays: 7,
    globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day' }],
  }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 50 },
    StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    Replicas: [
      {
        ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 100 },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
        ContributorInsightsSpecification: { Enabled: true, Mode: 'THROTTLED_KEYS' },
        GlobalSecondaryIndexes: [{ ContributorInsightsSpecification: { Enabled: true, Mode: 'THROTTLED_KEYS' } }],
      },
    ],
  });
});

test('a table can be encrypted with a customer managed key in each region', () => {
  // GIVEN
  const arn = (region: string): string => `arn:aws:kms:${region}:111122223333:key/${region}`;
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const key = kms.Key.fromKeyArn(stack, 'Key', arn('eu-west-1'));

  // WHEN
  new DataTable(stack, 'Data', {
    encryption: dynamodb.TableEncryptionV2.customerManagedKey(key, { 'us-east-1': arn('us-east-1') }),
    replicas: [{ region: 'us-east-1' }],
  });

  // THEN
  Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    Replicas: [
      { Region: 'us-east-1', SSESpecification: { KMSMasterKeyId: arn('us-east-1') } },
      { Region: 'eu-west-1', SSESpecification: { KMSMasterKeyId: arn('eu-west-1') } },
    ],
  });
});

test.each([true, false])('a replica has the backups and the deletion protection of the table: %s', (durable) => {
  // WHEN
  const template = synth({
    replicas: [{ region: 'eu-central-1' }, { region: 'us-east-1' }],
    pointInTimeRecovery: durable,
    noBackupReason: 'Recreated from files',
    deletionProtection: durable,
  });

  // THEN
  const replica = (Region: string): object => ({
    Region,
    DeletionProtectionEnabled: durable,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: durable },
  });
  template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    Replicas: ['eu-central-1', 'us-east-1', 'eu-west-1'].map(replica),
  });
});

test('the member can grant specific actions on the table', () => {
  // GIVEN
  const stack = new Stack();
  const { table } = new DataTable(stack, 'Data');
  const policy = new iam.ManagedPolicy(stack, 'Policy');

  // WHEN
  table.grants.actions(policy, 'dynamodb:GetItem', 'dynamodb:Query');

  // THEN
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: ['dynamodb:GetItem', 'dynamodb:Query'],
          Resource: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^DataTable'), 'Arn'] }],
        },
      ],
    },
  });
});

test('allowDataLoss alone does not change the removal policy', () => {
  synth({ allowDataLoss: true, deletionProtection: false }).hasResource('AWS::DynamoDB::GlobalTable', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

describe('validation', () => {
  const LONG = 'x'.repeat(256);

  test.each<[string, DataTableProps, string]>([
    [
      'a short table name',
      { tableName: 'ab' },
      '`tableName` must be 3 to 255 letters, digits, "_", "." or "-", got: ab',
    ],
    [
      'a long table name',
      { tableName: LONG },
      `\`tableName\` must be 3 to 255 letters, digits, "_", "." or "-", got: ${LONG}`,
    ],
    [
      'a table name with other characters',
      { tableName: 'a/b' },
      '`tableName` must be 3 to 255 letters, digits, "_", "." or "-", got: a/b',
    ],
    ['an empty partition key', { partitionKeyName: '' }, '`partitionKeyName` must have 1 to 255 characters, got: 0'],
    ['a long sort key', { sortKeyName: LONG }, '`sortKeyName` must have 1 to 255 characters, got: 256'],
    [
      'the same name for both keys',
      { sortKeyName: 'pk' },
      '`sortKeyName` must differ from `partitionKeyName`, got: pk',
    ],
    [
      'an empty name of the time-to-live attribute',
      { timeToLiveAttribute: '' },
      '`timeToLiveAttribute` must have 1 to 255 characters, got: 0',
    ],
    ...['pk', 'sk', 'day', 'hour'].map((key): [string, DataTableProps, string] => [
      `the key ${key} as the time-to-live attribute`,
      {
        timeToLiveAttribute: key,
        globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', sortKeyName: 'hour' }],
      },
      `\`timeToLiveAttribute\` must be a number, got: ${key}, a key of type S`,
    ]),
    [
      'a stream that replicas do not support',
      { replicas: [{ region: 'us-east-1' }], stream: dynamodb.StreamViewType.KEYS_ONLY },
      '`stream` must be NEW_AND_OLD_IMAGES if there are `replicas`, got: KEYS_ONLY',
    ],
    ...[0, 1.5, 36].map((days): [string, DataTableProps, string] => [
      `a recovery period of ${days} days`,
      { recoveryPeriodInDays: days },
      `\`recoveryPeriodInDays\` must be an integer between 1 and 35, got: ${days}`,
    ]),
    [
      'a recovery period without backups',
      { pointInTimeRecovery: false, noBackupReason: 'Recreated from files', recoveryPeriodInDays: 7 },
      '`recoveryPeriodInDays` must not be set if `pointInTimeRecovery` is false',
    ],
    [
      'a replica without a key',
      {
        replicas: [{ region: 'us-east-1' }, { region: 'eu-central-1' }],
        encryption: dynamodb.TableEncryptionV2.customerManagedKey(
          kms.Key.fromKeyArn(new Stack(), 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/a'),
          { 'eu-central-1': 'arn:aws:kms:eu-central-1:111122223333:key/b' },
        ),
      },
      '`encryption` must have a key for every replica, got none for: us-east-1',
    ],
    [
      'a removal that is not confirmed',
      { removalPolicy: RemovalPolicy.DESTROY, deletionProtection: false },
      '`allowDataLoss` must be true if `removalPolicy` is DESTROY, got: false',
    ],
    [
      'the removal of a protected table',
      { removalPolicy: RemovalPolicy.DESTROY, allowDataLoss: true, replicas: [{ region: 'us-east-1' }] },
      '`deletionProtection` must be false if `removalPolicy` is DESTROY, got: true',
    ],
    [
      'the removal of a protected replica',
      {
        removalPolicy: RemovalPolicy.DESTROY,
        allowDataLoss: true,
        deletionProtection: false,
        replicas: [{ region: 'us-east-1', deletionProtection: true }],
      },
      '`replicas[us-east-1].deletionProtection` must be false if `removalPolicy` is DESTROY, got: true',
    ],
    [
      'several invalid properties in one message',
      { tableName: '', partitionKeyName: '' },
      '`tableName` must be 3 to 255 letters, digits, "_", "." or "-", got: \n' +
        '`partitionKeyName` must have 1 to 255 characters, got: 0',
    ],
  ])('rejects %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(new Error(message));
  });

  test.each<DataTableProps>([
    { tableName: 'abc' },
    { tableName: 'x'.repeat(255) },
    { partitionKeyName: 'x', sortKeyName: 'y'.repeat(255) },
    { timeToLiveAttribute: 'x'.repeat(255) },
    { recoveryPeriodInDays: 1 },
    { recoveryPeriodInDays: 35 },
    { replicas: [{ region: 'us-east-1' }], stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES },
    { replicas: [{ region: 'us-east-1' }], encryption: dynamodb.TableEncryptionV2.awsManagedKey() },
  ])('accepts values at the limits', (props) => {
    expect(() => synth(props)).not.toThrow();
  });

  test('accepts names that are only known at deployment', () => {
    const name = Lazy.string({ produce: () => '?' });
    expect(() => synth({ tableName: name, partitionKeyName: name })).not.toThrow();
  });
});
