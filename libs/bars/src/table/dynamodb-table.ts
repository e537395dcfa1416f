import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type BatchWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Item, ItemKey, KeyRange, PutCondition, QueryOptions, Table, Write } from './table';
import { sendInBatches } from './batches';

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/** Maximum number of items of a BatchWriteItem and of a BatchGetItem request. */
const WRITE_BATCH = 25;
const READ_BATCH = 100;

/** A {@link Table} in DynamoDB. */
export class DynamoDbTable implements Table {
  private readonly client: DynamoDBDocumentClient;

  public constructor(
    client: DynamoDBClient,
    private readonly tableName: string,
  ) {
    this.client = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  public async get(key: ItemKey): Promise<Item | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.tableName, Key: key, ConsistentRead: true }),
    );
    return Item as Item | undefined;
  }

  public async batchGet(keys: readonly ItemKey[]): Promise<Item[]> {
    const found: Item[] = [];
    await sendInBatches('BatchGetItem', keys, READ_BATCH, async (batch) => {
      const { Responses, UnprocessedKeys } = await this.client.send(
        new BatchGetCommand({ RequestItems: { [this.tableName]: { Keys: batch, ConsistentRead: true } } }),
      );
      found.push(...((Responses?.[this.tableName] ?? []) as Item[]));
      return (UnprocessedKeys?.[this.tableName]?.Keys ?? []) as ItemKey[];
    });
    return found;
  }

  public async *query(
    { pk, from, to }: KeyRange,
    { order = 'ascending', pageSize }: QueryOptions = {},
  ): AsyncGenerator<Item> {
    let after: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
          ScanIndexForward: order === 'ascending',
          Limit: pageSize,
          ExclusiveStartKey: after,
        }),
      );
      yield* Items as Item[];
      after = LastEvaluatedKey;
    } while (after);
  }

  public async put(item: Item, condition: PutCondition): Promise<boolean> {
    try {
      await this.client.send(new PutCommand({ TableName: this.tableName, Item: item, ...expressionOf(condition) }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  public async batchWrite(writes: Iterable<Write>): Promise<void> {
    await sendInBatches('BatchWriteItem', requestsOf(writes), WRITE_BATCH, async (batch) => {
      const { UnprocessedItems } = await this.client.send(
        new BatchWriteCommand({ RequestItems: { [this.tableName]: batch } }),
      );
      return UnprocessedItems?.[this.tableName] ?? [];
    });
  }
}

function* requestsOf(writes: Iterable<Write>): Generator<WriteRequest> {
  for (const write of writes) {
    yield write.kind === 'put' ? { PutRequest: { Item: write.item } } : { DeleteRequest: { Key: write.key } };
  }
}

function expressionOf(condition: PutCondition) {
  if (condition.kind === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  const expression = condition.kind === 'equals' ? '#a = :v' : 'attribute_not_exists(pk) OR #a <= :v';
  return {
    ConditionExpression: expression,
    ExpressionAttributeNames: { '#a': condition.attribute },
    ExpressionAttributeValues: { ':v': condition.value },
  };
}
