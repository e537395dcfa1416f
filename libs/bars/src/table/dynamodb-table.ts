import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type DynamoDBClientConfig,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { BatchWriter } from './batch-writer';
import { marshal, unmarshal, type Attributes } from './marshal';
import { PatientReader } from './patient-reader';
import { leaveThrottling } from './retry-strategy';
import { sendPaced } from './send-paced';
import { FailedCheckError } from '../errors';
import type {
  BatchWriteOptions,
  CheckedTable,
  Item,
  ItemCheck,
  ItemKey,
  KeyRange,
  PutCondition,
  QueryOptions,
  Write,
} from './table';
import { isThrottling } from './throttling';
import { toWriteRequest, unitsOf, type WriteRequest } from './write-request';
import { WritePace } from './write-pace';

/** Maximum number of items of a BatchWriteItem and of a BatchGetItem request. */
const WRITE_BATCH = 25;
const READ_BATCH = 100;

/** The code of a reason why a transaction was cancelled: a condition is not met. */
const CONDITION_FAILED = 'ConditionalCheckFailed';

/** A {@link CheckedTable} in DynamoDB. */
export class DynamoDbTable implements CheckedTable {
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

  public async put(item: Item, condition: PutCondition, check?: ItemCheck): Promise<boolean> {
    const put = { TableName: this.tableName, Item: marshal(item), ...expressionOf(condition) };
    // A transaction takes twice the units.
    const write = { units: unitsOf(item) * (check ? 2 : 1) };
    let isPut = true;
    await sendPaced([write], this.pace, {
      batchSize: 1,
      throwIfLate: this.throwIfLate,
      send: async (batch) => {
        try {
          if (check) await this.client.send(this.transactionOf(put, check));
          else await this.client.send(new PutItemCommand(put));
        } catch (error) {
          if (isThrottling(error)) return batch;
          if (error instanceof TransactionCanceledException) {
            const [ofPut, ofCheck] = (error.CancellationReasons ?? []).map(({ Code }) => Code);
            if (ofCheck === CONDITION_FAILED) throw new FailedCheckError();
            // Another transaction has one of the items, or there is no capacity.
            if (ofPut !== CONDITION_FAILED) return batch;
          } else if (!(error instanceof ConditionalCheckFailedException)) throw error;
          isPut = false;
        }
        return [];
      },
    });
    return isPut;
  }

  private transactionOf(put: PutItemCommandInput, { key, attributes }: ItemCheck): TransactWriteItemsCommand {
    const check = { TableName: this.tableName, Key: marshalKey(key), ...expressionOfState(attributes) };
    return new TransactWriteItemsCommand({ TransactItems: [{ Put: put }, { ConditionCheck: check }] });
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

/** The condition that an item has attributes, or that it does not exist. */
function expressionOfState(attributes: ItemCheck['attributes']) {
  if (!attributes) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const names = Object.keys(attributes);
  return {
    ConditionExpression: names.map((_, index) => `#a${index} = :v${index}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#a${index}`, name])),
    ExpressionAttributeValues: marshal(
      Object.fromEntries(names.map((name, index) => [`:v${index}`, attributes[name]])),
    ),
  };
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
