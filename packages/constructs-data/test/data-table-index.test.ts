import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { DataTable, DataTableIndex, DataTableProps, IndexProjection } from '../src';

const BY_DAY: DataTableIndex = { indexName: 'by-day', partitionKeyName: 'day' };
const PROVISIONED = dynamodb.Billing.provisioned({
  readCapacity: dynamodb.Capacity.fixed(5),
  writeCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 40 }),
});

function synth(index: DataTableIndex, props?: DataTableProps): Template {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  new DataTable(stack, 'Data', { globalSecondaryIndexes: [index], ...props });
  return Template.fromStack(stack);
}

test('a minimal index has a string key and all attributes', () => {
  synth(BY_DAY).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    AttributeDefinitions: Match.arrayWith([{ AttributeName: 'day', AttributeType: 'S' }]),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-day',
        KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL', NonKeyAttributes: Match.absent() },
        WriteProvisionedThroughputSettings: Match.absent(),
        WriteOnDemandThroughputSettings: Match.absent(),
      },
    ],
    Replicas: [
      {
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by-day',
            ReadProvisionedThroughputSettings: Match.absent(),
            ReadOnDemandThroughputSettings: Match.absent(),
            ContributorInsightsSpecification: Match.absent(),
          },
        ],
      },
    ],
  });
});

test('a maximal index with on-demand billing has its own keys, projection and maximum throughput', () => {
  const index = {
    ...BY_DAY,
    sortKeyName: 'pk',
    projection: IndexProjection.include(['volume']),
    maxReadRequestUnits: 10,
    maxWriteRequestUnits: 1,
  };
  synth(index).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    GlobalSecondaryIndexes: [
      {
        KeySchema: [
          { AttributeName: 'day', KeyType: 'HASH' },
          { AttributeName: 'pk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['volume'] },
        WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 1 },
      },
    ],
    Replicas: [{ GlobalSecondaryIndexes: [{ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 10 } }] }],
  });
});

test('an index can hold only the keys', () => {
  synth({ ...BY_DAY, projection: IndexProjection.keysOnly() }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    GlobalSecondaryIndexes: [{ Projection: { ProjectionType: 'KEYS_ONLY' } }],
  });
});

test('an index has the provisioned capacity of the table by default', () => {
  synth(BY_DAY, { billing: PROVISIONED }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    GlobalSecondaryIndexes: [
      {
        WriteProvisionedThroughputSettings: {
          WriteCapacityAutoScalingSettings: Match.objectLike({ MaxCapacity: 40 }),
        },
      },
    ],
    Replicas: [{ GlobalSecondaryIndexes: [{ ReadProvisionedThroughputSettings: { ReadCapacityUnits: 5 } }] }],
  });
});

test('an index can have its own provisioned capacity', () => {
  const index = {
    ...BY_DAY,
    readCapacity: dynamodb.Capacity.fixed(7),
    writeCapacity: dynamodb.Capacity.autoscaled({ maxCapacity: 70 }),
  };
  synth(index, { billing: PROVISIONED }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    GlobalSecondaryIndexes: [
      {
        WriteProvisionedThroughputSettings: {
          WriteCapacityAutoScalingSettings: Match.objectLike({ MaxCapacity: 70 }),
        },
      },
    ],
    Replicas: [{ GlobalSecondaryIndexes: [{ ReadProvisionedThroughputSettings: { ReadCapacityUnits: 7 } }] }],
  });
});

describe('validation', () => {
  const indexes = (count: number): DataTableIndex[] =>
    Array.from({ length: count }, (_, at) => ({ ...BY_DAY, indexName: `by-day-${at}` }));
  const capacity = dynamodb.Capacity.autoscaled({ maxCapacity: 1 });

  test.each<[string, DataTableProps, string]>([
    [
      'a short name',
      { globalSecondaryIndexes: [{ ...BY_DAY, indexName: 'ab' }] },
      '`indexName` must be 3 to 255 letters, digits, "_", "." or "-", got: ab',
    ],
    [
      'an empty partition key',
      { globalSecondaryIndexes: [{ ...BY_DAY, partitionKeyName: '' }] },
      '`globalSecondaryIndexes[by-day].partitionKeyName` must have 1 to 255 characters, got: 0',
    ],
    [
      'an empty sort key',
      { globalSecondaryIndexes: [{ ...BY_DAY, sortKeyName: '' }] },
      '`globalSecondaryIndexes[by-day].sortKeyName` must have 1 to 255 characters, got: 0',
    ],
    [
      'the same name for both keys',
      { globalSecondaryIndexes: [{ ...BY_DAY, sortKeyName: 'day' }] },
      '`globalSecondaryIndexes[by-day].sortKeyName` must differ from `partitionKeyName`, got: day',
    ],
    [
      'the same name for two indexes',
      { globalSecondaryIndexes: [BY_DAY, BY_DAY] },
      '`globalSecondaryIndexes` must have unique names, got twice: by-day',
    ],
    [
      'more than 20 indexes',
      { globalSecondaryIndexes: indexes(21) },
      '`globalSecondaryIndexes` must have at most 20 elements, got: 21',
    ],
    [
      'capacity with on-demand billing',
      { globalSecondaryIndexes: [{ ...BY_DAY, readCapacity: capacity, writeCapacity: capacity }] },
      '`globalSecondaryIndexes[by-day].readCapacity` must not be set if `billing` is PAY_PER_REQUEST\n' +
        '`globalSecondaryIndexes[by-day].writeCapacity` must not be set if `billing` is PAY_PER_REQUEST',
    ],
    [
      'a maximum with provisioned billing',
      {
        billing: PROVISIONED,
        globalSecondaryIndexes: [{ ...BY_DAY, maxReadRequestUnits: 1, maxWriteRequestUnits: 1 }],
      },
      '`globalSecondaryIndexes[by-day].maxReadRequestUnits` must not be set if `billing` is PROVISIONED\n' +
        '`globalSecondaryIndexes[by-day].maxWriteRequestUnits` must not be set if `billing` is PROVISIONED',
    ],
    [
      'a maximum that is not a positive integer',
      { globalSecondaryIndexes: [{ ...BY_DAY, maxReadRequestUnits: 0, maxWriteRequestUnits: 1.5 }] },
      '`globalSecondaryIndexes[by-day].maxReadRequestUnits` must be an integer of at least 1, got: 0\n' +
        '`globalSecondaryIndexes[by-day].maxWriteRequestUnits` must be an integer of at least 1, got: 1.5',
    ],
  ])('rejects %s', (_, props, message) => {
    expect(() => synth(BY_DAY, props)).toThrow(new Error(message));
  });

  test('accepts 20 indexes', () => {
    expect(() => synth(BY_DAY, { globalSecondaryIndexes: indexes(20) })).not.toThrow();
  });

  test('accepts a maximum that is only known at deployment', () => {
    const units = Lazy.number({ produce: () => 3 });
    synth({ ...BY_DAY, maxWriteRequestUnits: units }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [{ WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 3 } }],
    });
  });
});
