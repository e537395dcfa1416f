import { Readable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

type Attributes = Parameters<typeof unmarshall>[0];
type Item = Record<string, unknown> & { pk: string; sk: string };

/** The one condition that the table knows. */
const UNLESS_OLDER = 'attribute_not_exists(generation) OR generation <= :generation';

interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * One table in memory, that answers the requests of a real client for the few operations the adapters use; in pages
 * of two items, so that paging is seen.
 */
export class FakeDynamoDb {
  public readonly items = new Map<string, Item>();
  /** Called before each operation; may change the table as another worker would. */
  public before: (operation: string) => void = () => undefined;

  public readonly client = new DynamoDBClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: { handle: async (request: Request) => ({ response: this.answer(request) }) },
  });

  private answer({ headers, body }: Request) {
    const operation = headers['x-amz-target']?.split('.')[1] as keyof typeof this.operations;
    this.before(operation);
    const result = this.operations[operation](JSON.parse(new TextDecoder().decode(body)) as never);
    const statusCode = '__type' in result ? 400 : 200;
    return {
      statusCode,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Readable.from([JSON.stringify(result)]),
    };
  }

  private readonly operations = {
    GetItem: ({ Key }: { Key: Attributes }) => {
      const item = this.items.get(keyOf(unmarshall(Key) as Item));
      return { Item: item && marshall(item) };
    },
    PutItem: (input: { Item: Attributes; ConditionExpression?: string }) => {
      const item = unmarshall(input.Item) as Item;
      const current = this.items.get(keyOf(item));
      if (input.ConditionExpression !== UNLESS_OLDER) throw new Error(`unknown: ${input.ConditionExpression}`);
      if (current && (current['generation'] as string) > (item['generation'] as string)) {
        return { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException' };
      }
      this.items.set(keyOf(item), item);
      return {};
    },
    BatchWriteItem: ({ RequestItems }: { RequestItems: Record<string, BatchWrite[]> }) => {
      for (const { PutRequest, DeleteRequest } of Object.values(RequestItems).flat()) {
        if (PutRequest) this.items.set(keyOf(unmarshall(PutRequest.Item) as Item), unmarshall(PutRequest.Item) as Item);
        if (DeleteRequest) this.items.delete(keyOf(unmarshall(DeleteRequest.Key) as Item));
      }
      return {};
    },
    BatchGetItem: ({ RequestItems }: { RequestItems: Record<string, { Keys: Attributes[] }> }) => ({
      Responses: Object.fromEntries(
        Object.entries(RequestItems).map(([table, { Keys }]) => [
          table,
          Keys.flatMap((key) => this.items.get(keyOf(unmarshall(key) as Item)) ?? []).map((item) => marshall(item)),
        ]),
      ),
    }),
    Query: (input: { ExpressionAttributeValues: Attributes; ExclusiveStartKey?: Attributes }) => {
      const values = unmarshall(input.ExpressionAttributeValues) as Record<':pk' | ':from' | ':to', string>;
      const after = input.ExclusiveStartKey ? (unmarshall(input.ExclusiveStartKey) as Item).sk : '';
      const found = [...this.items.values()]
        .filter(({ pk, sk }) => pk === values[':pk'] && sk >= values[':from'] && sk <= values[':to'] && sk > after)
        .sort((a, b) => (a.sk < b.sk ? -1 : 1));
      const page = found.slice(0, 2);
      const last = found.length > 2 ? page.at(-1) : undefined;
      return {
        Items: page.map((item) => marshall(item)),
        LastEvaluatedKey: last && marshall({ pk: last.pk, sk: last.sk }),
      };
    },
  };
}

interface BatchWrite {
  readonly PutRequest?: { readonly Item: Attributes };
  readonly DeleteRequest?: { readonly Key: Attributes };
}

function keyOf({ pk, sk }: Item): string {
  return `${pk} ${sk}`;
}
