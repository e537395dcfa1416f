import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataTable, DataTableProps } from '../../src';

const { BINARY, NUMBER, STRING } = dynamodb.AttributeType;

function synth(props: DataTableProps): Template {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  new DataTable(stack, 'Table', props);
  return Template.fromStack(stack);
}

test('a table can have no sort key', () => {
  synth({ hasSortKey: false }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
});

test('a table and its indexes can have number and binary keys', () => {
  const template = synth({
    partitionKeyName: 'id',
    partitionKeyType: NUMBER,
    sortKeyType: BINARY,
    globalSecondaryIndexes: [
      {
        indexName: 'by-hash',
        partitionKeyName: 'sk',
        partitionKeyType: BINARY,
        sortKeyName: 'time',
        sortKeyType: NUMBER,
      },
      { indexName: 'by-name', partitionKeyName: 'name', sortKeyName: 'id', sortKeyType: NUMBER },
    ],
  });
  template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    AttributeDefinitions: Match.arrayWith([
      { AttributeName: 'id', AttributeType: 'N' },
      { AttributeName: 'sk', AttributeType: 'B' },
      { AttributeName: 'time', AttributeType: 'N' },
      { AttributeName: 'name', AttributeType: 'S' },
    ]),
  });
});

test.each<[string, DataTableProps, string]>([
  [
    'a sort key that the table does not have',
    { hasSortKey: false, sortKeyName: 'sk', sortKeyType: STRING },
    '`sortKeyName` must not be set if `hasSortKey` is false\n`sortKeyType` must not be set if `hasSortKey` is false',
  ],
  [
    'the type of a sort key that the index does not have',
    { globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', sortKeyType: NUMBER }] },
    '`globalSecondaryIndexes[by-day].sortKeyType` must not be set without a `sortKeyName`',
  ],
  [
    'two types of an attribute',
    {
      partitionKeyType: NUMBER,
      globalSecondaryIndexes: [
        { indexName: 'one', partitionKeyName: 'day', sortKeyName: 'pk' },
        { indexName: 'two', partitionKeyName: 'day', partitionKeyType: BINARY },
      ],
    },
    '`globalSecondaryIndexes[one].sortKeyType` must be N, as in the other keys with pk, got: S\n' +
      '`globalSecondaryIndexes[two].partitionKeyType` must be S, as in the other keys with day, got: B',
  ],
  [
    'a time to live that is a binary key',
    { sortKeyType: BINARY, timeToLiveAttribute: 'sk' },
    '`timeToLiveAttribute` must be a number, got: sk, a key of type B',
  ],
])('rejects %s', (_, props, message) => {
  expect(() => synth(props)).toThrow(message);
});

test('the time to live can be a number key', () => {
  expect(() => synth({ sortKeyType: NUMBER, timeToLiveAttribute: 'sk' })).not.toThrow();
});

test('a table can have a class and a warm throughput', () => {
  const warmThroughput = { readUnitsPerSecond: 15_000, writeUnitsPerSecond: 5000 };
  synth({
    tableClass: dynamodb.TableClass.STANDARD_INFREQUENT_ACCESS,
    warmThroughput,
    globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', warmThroughput }],
  }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    WarmThroughput: { ReadUnitsPerSecond: 15_000, WriteUnitsPerSecond: 5000 },
    GlobalSecondaryIndexes: [
      Match.objectLike({ WarmThroughput: { ReadUnitsPerSecond: 15_000, WriteUnitsPerSecond: 5000 } }),
    ],
    Replicas: [Match.objectLike({ TableClass: 'STANDARD_INFREQUENT_ACCESS' })],
  });
});
