import { Readable } from 'node:stream';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** Attributes as they travel: `{ "pk": { "S": "…" } }`. */
type Attributes = Readonly<Record<string, { readonly S?: string; readonly N?: string; readonly B?: string }>>;

/** Maximum number of items of a page. */
const PAGE = 2;

/** A string or a number. A number and a string are never equal, and an attribute that is absent meets no comparison. */
type Value = string | number | undefined;

/** The conditions that the table knows. */
type Condition = (current: Attributes | undefined, name: string, value: Value, lacking: string) => boolean;

const CONDITIONS: Readonly<Record<string, Condition>> = {
  'attribute_not_exists(pk)': (current) => current === undefined,
  '#a = :v': (current, name, value) => valueOf(current, name) === value,
  '#a = :v AND attribute_not_exists(#l)': (current, name, value, lacking) =>
    valueOf(current, name) === value && current?.[lacking] === undefined,
  'attribute_not_exists(pk) OR #a <= :v': (current, name, value) => !current || isAtMost(valueOf(current, name), value),
};

/** A request as it is sent. */
export interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

interface PutInput {
  readonly Item: Attributes;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Attributes;
}

type CheckInput = Omit<PutInput, 'Item'> & { readonly Key: Attributes };

interface TransactionInput {
  readonly TransactItems: readonly [{ readonly Put: PutInput }, { readonly ConditionCheck: CheckInput }];
}

interface QueryInput {
  readonly ExpressionAttributeValues: Attributes;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Attributes;
}

interface BatchWrite {
  readonly PutRequest?: { readonly Item: Attributes };
  readonly DeleteRequest?: { readonly Key: Attributes };
}

/**
 * A table in memory that answers the requests of a real client, for the operations that the adapter uses. Pages have at
 * most two items, so that even a short query has several pages.
 */
export class FakeDynamoDb {
  public readonly items = new Map<string, Attributes>();
  /** Called before each operation with its input and its request. */
  public before: (operation: string, input: Readonly<Record<string, unknown>>, request: Request) => void = () =>
    undefined;
  /** The names of the errors by which the next operations fail. */
  public failures: string[] = [];
  /** The number of items of the next batch that are returned as unprocessed. */
  public unprocessed = 0;

  public readonly config: DynamoDBClientConfig = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: { handle: async (request: Request) => ({ response: this.answer(request) }) },
  };

  private answer({ headers, body }: Request) {
    const operation = headers['x-amz-target']?.split('.')[1] as keyof typeof this.operations;
    const input = JSON.parse(new TextDecoder().decode(body)) as Readonly<Record<string, unknown>>;
    this.before(operation, input, { headers, body });
    const failure = this.failures.shift();
    const result = failure ? failureOf(failure) : this.operations[operation](input as never);
    return {
      statusCode: failure === 'InternalServerError' ? 500 : '__type' in result ? 400 : 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Readable.from([JSON.stringify(result)]),
    };
  }

  private meets({ Item, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues }: PutInput): boolean {
    const holds = CONDITIONS[ConditionExpression];
    if (!holds) throw new Error(`unknown: ${ConditionExpression}`);
    const name = ExpressionAttributeNames?.['#a'] ?? '';
    const lacking = ExpressionAttributeNames?.['#l'] ?? '';
    return holds(this.items.get(keyOf(Item)), name, valueOf(ExpressionAttributeValues, ':v'), lacking);
  }

  /** A check is the condition that an item does not exist, or that each of some attributes has a value. */
  private passes({ Key, ConditionExpression, ...input }: CheckInput): boolean {
    const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values } = input;
    const item = this.items.get(keyOf(Key));
    if (ConditionExpression === 'attribute_not_exists(pk)') return item === undefined;
    return ConditionExpression.split(' AND ').every((part) => {
      const [name = '', value = ''] = part.split(' = ');
      return item !== undefined && valueOf(item, names[name] ?? '') === valueOf(values, value);
    });
  }

  private readonly operations = {
    TransactWriteItems: ({ TransactItems: [{ Put }, { ConditionCheck }] }: TransactionInput) => {
      const met = [this.meets(Put), this.passes(ConditionCheck)];
      if (!met.every(Boolean)) {
        const reasons = met.map((isMet) => ({ Code: isMet ? 'None' : 'ConditionalCheckFailed' }));
        return { ...errorOf('TransactionCanceledException'), CancellationReasons: reasons };
      }
      this.items.set(keyOf(Put.Item), Put.Item);
      return {};
    },
    GetItem: ({ Key }: { Key: Attributes }) => ({ Item: this.items.get(keyOf(Key)) }),
    PutItem: (input: PutInput) => {
      if (!this.meets(input)) return errorOf('ConditionalCheckFailedException');
      this.items.set(keyOf(input.Item), input.Item);
      return {};
    },
    BatchWriteItem: ({ RequestItems }: { RequestItems: Record<string, BatchWrite[]> }) => {
      const [table = '', writes = []] = Object.entries(RequestItems)[0] ?? [];
      const unprocessed = writes.slice(0, this.takeUnprocessed());
      for (const { PutRequest, DeleteRequest } of writes.slice(unprocessed.length)) {
        if (PutRequest) this.items.set(keyOf(PutRequest.Item), PutRequest.Item);
        if (DeleteRequest) this.items.delete(keyOf(DeleteRequest.Key));
      }
      return { UnprocessedItems: { [table]: unprocessed } };
    },
    BatchGetItem: ({ RequestItems }: { RequestItems: Record<string, { Keys: Attributes[] }> }) => {
      const [table = '', { Keys } = { Keys: [] }] = Object.entries(RequestItems)[0] ?? [];
      const unprocessed = Keys.slice(0, this.takeUnprocessed());
      const found = Keys.slice(unprocessed.length).flatMap((key) => this.items.get(keyOf(key)) ?? []);
      return { Responses: { [table]: found }, UnprocessedKeys: { [table]: { Keys: unprocessed } } };
    },
    Query: (input: QueryInput) => {
      const [pk, from = '', to = ''] = [':pk', ':from', ':to'].map((name) =>
        textOf(input.ExpressionAttributeValues, name),
      );
      const range = [...this.items.values()]
        .filter((item) => textOf(item, 'pk') === pk && textOf(item, 'sk') >= from && textOf(item, 'sk') <= to)
        .sort((a, b) => (textOf(a, 'sk') < textOf(b, 'sk') ? -1 : 1));
      const ordered = input.ScanIndexForward === false ? range.reverse() : range;
      const after = input.ExclusiveStartKey && textOf(input.ExclusiveStartKey, 'sk');
      const found = ordered.slice(
        after === undefined ? 0 : ordered.findIndex((item) => textOf(item, 'sk') === after) + 1,
      );
      const page = found.slice(0, Math.min(input.Limit ?? PAGE, PAGE));
      const last = found.length > page.length ? page.at(-1) : undefined;
      return { Items: page, LastEvaluatedKey: last && { pk: last['pk'], sk: last['sk'] } };
    },
  };

  private takeUnprocessed(): number {
    const { unprocessed } = this;
    this.unprocessed = 0;
    return unprocessed;
  }
}

/** The answer to an operation that fails, and to a transaction that another one is in the way of. */
function failureOf(name: string) {
  const reasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
  return { ...errorOf(name), ...(name === 'TransactionCanceledException' && { CancellationReasons: reasons }) };
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
function errorOf(name: string) {
  return { __type: `com.amazonaws.dynamodb.v20120810#${name}` };
}

function keyOf(attributes: Attributes): string {
  return `${textOf(attributes, 'pk')} ${textOf(attributes, 'sk')}`;
}

function textOf(attributes: Attributes | undefined, name: string): string {
  return attributes?.[name]?.S ?? '';
}

function valueOf(attributes: Attributes | undefined, name: string): Value {
  const { S, N } = attributes?.[name] ?? {};
  return N === undefined ? S : Number(N);
}

function isAtMost(value: Value, limit: Value): boolean {
  return value !== undefined && limit !== undefined && typeof value === typeof limit && value <= limit;
}
