import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type AttributeValue,
  DynamoDBClient,
  type DynamoDBClientConfig,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Item, ItemKey, KeyRange, PutCondition, QueryOptions, Table, Write } from '@trading/bars';
import type { Clock } from '../../src/ports';
import type { VirtualTime } from './virtual-time';

const TABLE = 'table';
const WRITE_BATCH = 25;
const READ_BATCH = 100;
const MAX_ATTEMPTS = 8;
const FIRST_DELAY = 50;

/**
 * The adapter as it was before writes were paced, kept to show what the simulated days found: one batch after the other, of which
 * unprocessed items are sent again at most eight times in a row.
 */
export class FormerTable implements Table {
  private readonly client: DynamoDBClient;

  public constructor(
    config: DynamoDBClientConfig,
    private readonly time: VirtualTime,
    private readonly clock: Clock,
  ) {
    this.client = new DynamoDBClient(config);
  }

  public async get(key: ItemKey): Promise<Item | undefined> {
    const { Item } = await this.client.send(new GetItemCommand({ TableName: TABLE, Key: marshal(key) }));
    return Item && unmarshal(Item);
  }

  public async batchGet(keys: readonly ItemKey[]): Promise<Item[]> {
    const found: Item[] = [];
    await this.sendInBatches(keys.map(marshal), READ_BATCH, async (Keys) => {
      const command = new BatchGetItemCommand({ RequestItems: { [TABLE]: { Keys } } });
      const { Responses, UnprocessedKeys } = await this.client.send(command);
      found.push(...(Responses?.[TABLE] ?? []).map(unmarshal));
      return UnprocessedKeys?.[TABLE]?.Keys ?? [];
    });
    return found;
  }

  public async *query({ pk, from, to }: KeyRange, { order, pageSize }: QueryOptions = {}): AsyncGenerator<Item> {
    let after: Record<string, AttributeValue> | undefined;
    do {
      const { Items, LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: TABLE,
          ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } },
          ScanIndexForward: order !== 'descending',
          Limit: pageSize,
          ExclusiveStartKey: after,
        }),
      );
      yield* (Items ?? []).map(unmarshal);
      after = LastEvaluatedKey;
    } while (after);
  }

  public async put(item: Item, condition: PutCondition): Promise<boolean> {
    try {
      await this.client.send(new PutItemCommand({ TableName: TABLE, Item: marshal(item), ...expressionOf(condition) }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  public async batchWrite(writes: Iterable<Write>): Promise<void> {
    await this.sendInBatches(requestsOf(this.timely(writes)), WRITE_BATCH, async (batch) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [TABLE]: batch } });
      return (await this.client.send(command)).UnprocessedItems?.[TABLE] ?? [];
    });
  }

  /** Passes writes on until the time of the function is nearly over, which was an error like any other. */
  private *timely(writes: Iterable<Write>): Generator<Write> {
    for (const write of writes) {
      try {
        this.clock.throwIfLate();
      } catch (cause) {
        throw new Error('the time is nearly over', { cause });
      }
      yield write;
    }
  }

  private async sendInBatches<T>(items: Iterable<T>, size: number, send: (batch: T[]) => Promise<T[]>): Promise<void> {
    const source = items[Symbol.iterator]();
    let unprocessed: T[] = [];
    let failures = 0;
    for (;;) {
      const batch = [...unprocessed];
      for (let next; batch.length < size && !(next = source.next()).done;) batch.push(next.value);
      if (batch.length === 0) return;
      unprocessed = await send(batch);
      if (unprocessed.length === 0) failures = 0;
      else {
        failures = unprocessed.length < batch.length ? 1 : failures + 1;
        if (failures === MAX_ATTEMPTS) throw new Error(`${unprocessed.length} items are unprocessed`);
        await this.time.sleep(FIRST_DELAY * 2 ** (failures - 1) * (0.5 + Math.random() / 2));
      }
    }
  }
}

function* requestsOf(writes: Iterable<Write>): Generator<WriteRequest> {
  for (const write of writes) {
    yield write.kind === 'put'
      ? { PutRequest: { Item: marshal(write.item) } }
      : { DeleteRequest: { Key: marshal(write.key) } };
  }
}

function expressionOf(condition: PutCondition) {
  if (condition.kind === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: condition.kind === 'equals' ? '#a = :v' : 'attribute_not_exists(pk) OR #a <= :v',
    ExpressionAttributeNames: { '#a': condition.attribute },
    ExpressionAttributeValues: { ':v': attributeOf(condition.value) },
  };
}

function marshal(item: object): Record<string, AttributeValue> {
  const defined = Object.entries(item).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined.map(([name, value]) => [name, attributeOf(value)]));
}

function unmarshal(item: Record<string, AttributeValue>): Item {
  return valueOf({ M: item }) as Item;
}

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: value };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  return { M: marshal(value as object) };
}

function valueOf({ S, N, BOOL, B, L, M }: AttributeValue): unknown {
  if (L) return L.map(valueOf);
  if (M) return Object.fromEntries(Object.entries(M).map(([name, value]) => [name, valueOf(value)]));
  return S ?? (N === undefined ? (B ?? BOOL) : Number(N));
}
