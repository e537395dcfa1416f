import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { BatchWriter } from './batch-writer';
import { marshal, unmarshal, type Attributes } from './marshal';
import { PatientReader } from './patient-reader';
import { leaveThrottling } from './retry-strategy';
import { sendPaced } from './send-paced';
import type { BatchWriteOptions, Item, ItemKey, KeyRange, PutCondition, QueryOptions, Table, Write } from './table';
import { isThrottling } from './throttling';
import { toWriteRequest, unitsOf, type WriteRequest } from './write-request';
import { WritePace } from './write-pace';

/** Maximum number of items of a BatchWriteItem and of a BatchGetItem request. */
const WRITE_BATCH = 25;
const READ_BATCH = 100;

/** A {@link Table} in DynamoDB. */
export class DynamoDbTable implements Table {
  private readonly reader: PatientReader;

  private constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly writer: BatchWriter,
    private readonly pace: WritePace,
    private readonly throwIfLate: () => void,
  ) {
    this.reader = new PatientReader(pace.timer, throwIfLate);
  }

  /** @param config of the client. What is not set is read from the environment variables. */
  public static open(tableName: string, config: DynamoDBClientConfig = {}, pace = new WritePace()): DynamoDbTable {
    const client = new DynamoDBClient(config);
    leaveThrottling(client);
    return new DynamoDbTable(client, tableName, new BatchWriter(client, tableName), pace, () => undefined);
  }

  /**
   * The same table, with the same pace, for work that has a limited time.
   *
   * @param throwIfLate called before each request and while one waits. What it throws ends the work; no request is in flight
   * then.
   */
  public within(throwIfLate: () => void): DynamoDbTable {
    return new DynamoDbTable(this.client, this.tableName, this.writer, this.pace, throwIfLate);
  }

  /** Limits the write units a second of this process, so that other writers of the table have what is left. */
  public limitWrites(unitsPerSecond: number): void {
    this.pace.limitTo(unitsPerSecond);
  }

  public async get(key: ItemKey): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName: this.tableName, Key: marshalKey(key), ConsistentRead: true });
    const { Item } = await this.reader.read(() => this.client.send(command));
    return Item && unmarshal(Item);
  }

  public async batchGet(keys: readonly ItemKey[]): Promise<Item[]> {
    const found: Item[] = [];
    await this.reader.readInBatches(keys.map(marshalKey), READ_BATCH, async (batch) => {
      const { Responses, UnprocessedKeys } = await this.client.send(
        new BatchGetItemCommand({ RequestItems: { [this.tableName]: { Keys: [...batch], ConsistentRead: true } } }),
      );
      found.push(...(Responses?.[this.tableName] ?? []).map(unmarshal));
      return UnprocessedKeys?.[this.tableName]?.Keys ?? [];
    });
    return found;
  }

  public async *query(
    { pk, from, to }: KeyRange,
    { order = 'ascending', pageSize }: QueryOptions = {},
  ): AsyncGenerator<Item> {
    let after: Attributes | undefined;
    do {
      const command = new QueryCommand({
        TableName: this.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } },
        ScanIndexForward: order === 'ascending',
        Limit: pageSize,
        ExclusiveStartKey: after,
      });
      const { Items = [], LastEvaluatedKey } = await this.reader.read(() => this.client.send(command));
      yield* Items.map(unmarshal);
      after = LastEvaluatedKey;
    } while (after);
  }

  public async put(item: Item, condition: PutCondition): Promise<boolean> {
    const write = {
      units: unitsOf(item),
      command: new PutItemCommand({ TableName: this.tableName, Item: marshal(item), ...expressionOf(condition) }),
    };
    let isPut = true;
    await sendPaced([write], this.pace, {
      batchSize: 1,
      throwIfLate: this.throwIfLate,
      send: async (batch) => {
        try {
          await this.client.send(write.command);
        } catch (error) {
          if (isThrottling(error)) return batch;
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
          isPut = false;
        }
        return [];
      },
    });
    return isPut;
  }

  public async batchWrite(writes: Iterable<Write>, { throwIfLate, onWritten }: BatchWriteOptions = {}): Promise<void> {
    await sendPaced(requestsOf(writes), this.pace, {
      batchSize: WRITE_BATCH,
      throwIfLate: () => {
        throwIfLate?.();
        this.throwIfLate();
      },
      onWritten,
      send: (batch) => this.writer.send(batch),
    });
  }
}

function* requestsOf(writes: Iterable<Write>): Generator<WriteRequest> {
  for (const write of writes) yield toWriteRequest(write);
}

function marshalKey({ pk, sk }: ItemKey): Attributes {
  return { pk: { S: pk }, sk: { S: sk } };
}

function expressionOf(condition: PutCondition) {
  if (condition.kind === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  const lacking = condition.kind === 'equals' ? condition.lacking : undefined;
  const expression = condition.kind === 'equals' ? '#a = :v' : 'attribute_not_exists(pk) OR #a <= :v';
  return {
    ConditionExpression: lacking === undefined ? expression : `${expression} AND attribute_not_exists(#l)`,
    ExpressionAttributeNames: { '#a': condition.attribute, ...(lacking !== undefined && { '#l': lacking }) },
    ExpressionAttributeValues: marshal({ ':v': condition.value }),
  };
}
