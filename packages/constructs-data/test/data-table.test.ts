import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
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
      StreamSpecification: Match.absent(),
      Replicas: [
        {
          Region: 'eu-west-1',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('a maximal table has what was asked for', () => {
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
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
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
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
});

test.each([true, false])('a replica has the backups and the protection of the table: %s', (durable) => {
  // WHEN
  const template = synth({
    replicaRegions: ['eu-central-1', 'us-east-1'],
    pointInTimeRecovery: durable,
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

test('the member grants exact actions on the table', () => {
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
    ['an empty partition key', { partitionKeyName: '' }, '`partitionKeyName` must be 1 to 255 characters long, got: 0'],
    ['a long sort key', { sortKeyName: LONG }, '`sortKeyName` must be 1 to 255 characters long, got: 256'],
    ['one name for both keys', { sortKeyName: 'pk' }, '`sortKeyName` must differ from `partitionKeyName`, got: pk'],
    [
      'several breaches, in one message',
      { tableName: '', partitionKeyName: '' },
      '`tableName` must be 3 to 255 letters, digits, "_", "." or "-", got: \n' +
        '`partitionKeyName` must be 1 to 255 characters long, got: 0',
    ],
  ])('refuses %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(new Error(message));
  });

  test.each<DataTableProps>([
    { tableName: 'abc' },
    { tableName: 'x'.repeat(255) },
    { partitionKeyName: 'x', sortKeyName: 'y'.repeat(255) },
  ])('takes names at the limits', (props) => {
    expect(() => synth(props)).not.toThrow();
  });

  test('takes names that are known only when deployed', () => {
    const name = Lazy.string({ produce: () => '?' });
    expect(() => synth({ tableName: name, partitionKeyName: name })).not.toThrow();
  });
});
