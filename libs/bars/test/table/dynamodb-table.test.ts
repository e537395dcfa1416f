import { DynamoDbTable } from '../../src/table/dynamodb-table';
import type { Item, Write } from '../../src/table/table';
import { FakeDynamoDb } from './fake-dynamodb';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

const item = (sk: string): Item => ({ pk: 'p', sk });
const puts = (...items: Item[]) => items.map((one): Write => ({ kind: 'put', item: one }));

let db: FakeDynamoDb;
let table: DynamoDbTable;
let requests: { readonly operation: string; readonly input: any }[];

beforeEach(() => {
  db = new FakeDynamoDb();
  table = new DynamoDbTable(db.client, 'table');
  requests = [];
  db.before = (operation, input) => requests.push({ operation, input });
});

// The contract that it shares with the table in memory is in table.test.ts.
describe('DynamoDbTable', () => {
  test('writes in batches of 25, and sends unprocessed writes again', async () => {
    const items = Array.from({ length: 60 }, (_, index) => item(String(index)));
    db.unprocessed = 7;
    await table.batchWrite(puts(...items));
    expect(db.items.size).toBe(60);
    expect(requests.map(({ input }) => input.RequestItems.table.length)).toEqual([25, 25, 17]);

    db.unprocessed = 3;
    await table.batchWrite(items.slice(5).map((key): Write => ({ kind: 'delete', key })));
    expect(db.items.size).toBe(5);
  });

  test('reads in batches of 100, and asks for unprocessed keys again', async () => {
    const items = Array.from({ length: 120 }, (_, index) => item(String(index)));
    await table.batchWrite(puts(...items));
    db.unprocessed = 50;
    requests = [];

    const found = await table.batchGet([...items, item('none')]);

    expect(found).toHaveLength(120);
    expect(new Set(found.map(({ sk }) => sk)).size).toBe(120);
    expect(requests.map(({ input }) => input.RequestItems.table.Keys.length)).toEqual([100, 71]);
  });

  test('reads a range page by page, both ends included', async () => {
    await table.batchWrite(puts(...['a', 'b', 'c', 'd', 'e', 'f'].map((sk) => item(sk)), { pk: 'q', sk: 'c' }));
    requests = [];

    const keys: string[] = [];
    for await (const { sk } of table.query({ pk: 'p', from: 'b', to: 'e' })) keys.push(sk);

    expect(keys).toEqual(['b', 'c', 'd', 'e']);
    expect(requests.map(({ operation }) => operation)).toEqual(['Query', 'Query']);
  });

  test('requests as many items as a page may have, in the given order, and no page that is not needed', async () => {
    await table.batchWrite(puts(...['a', 'b', 'c'].map((sk) => item(sk))));
    requests = [];

    for await (const { sk } of table.query({ pk: 'p', from: 'a', to: 'c' }, { order: 'descending', pageSize: 1 })) {
      expect(sk).toBe('c');
      break;
    }

    expect(requests.map(({ input }) => [input.ScanIndexForward, input.Limit])).toEqual([[false, 1]]);
  });

  test('reads with strong consistency', async () => {
    await table.get(item('a'));
    await table.batchGet([item('a')]);
    for await (const found of table.query({ pk: 'p', from: 'a', to: 'b' })) expect(found).toBeUndefined();

    expect(requests.map(({ input }) => input.ConsistentRead ?? input.RequestItems.table.ConsistentRead)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('throws the errors of DynamoDB, other than a condition that is not met', async () => {
    db.before = () => {
      throw new Error('throttled');
    };
    await expect(table.put(item('a'), { kind: 'absent' })).rejects.toThrow('throttled');
  });
});
