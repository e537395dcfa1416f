import { DynamoDbTable } from '../../src/table/dynamodb-table';
import type { Item, Write } from '../../src/table/table';
import { WritePace } from '../../src/table/write-pace';
import { FakeDynamoDb } from './fake-dynamodb';

const item = (sk: string): Item => ({ pk: 'p', sk });
const puts = (...items: Item[]) => items.map((one): Write => ({ kind: 'put', item: one }));

let db: FakeDynamoDb;
let table: DynamoDbTable;
let requests: { readonly operation: string; readonly input: any }[];
/** The number of the SDK's attempt that each request is. Requests that are sent without the SDK are the first. */
let attempts: number[];

beforeEach(() => {
  db = new FakeDynamoDb();
  let time = 0;
  const sleep = async (milliseconds: number) => {
    time += milliseconds;
  };
  table = DynamoDbTable.open('table', db.config, new WritePace({ now: () => time, sleep }));
  requests = [];
  attempts = [];
  db.before = (operation, input, { headers }) => {
    requests.push({ operation, input });
    attempts.push(Number(/attempt=(\d+)/.exec(headers['amz-sdk-request'] ?? '')?.[1] ?? 1));
  };
});

// The contract that it shares with the table in memory is in table.test.ts.
describe('DynamoDbTable', () => {
  test('writes in batches of 25, and sends unprocessed writes again', async () => {
    const items = Array.from({ length: 60 }, (_, index) => item(String(index)));
    db.unprocessed = 7;
    await table.batchWrite(puts(...items));
    expect(db.items.size).toBe(60);
    const sizes = requests.map(({ input }) => input.RequestItems.table.length as number);
    expect([sizes.slice(0, 3), sizes.reduce((sum, size) => sum + size)]).toEqual([[25, 25, 10], 67]);

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

  test('sends a put again that another transaction is in the way of', async () => {
    const check = { key: { pk: 'q', sk: 'other' }, attributes: undefined };
    db.failures = ['TransactionCanceledException', 'ThrottlingException'];

    expect(await table.put(item('a'), { kind: 'absent' }, check)).toBe(true);

    expect(requests.map(({ operation }) => operation)).toEqual(Array(3).fill('TransactWriteItems'));
    expect(await table.get(item('a'))).toEqual(item('a'));
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

  test.each(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'])(
    'sends a request again that fails by %s, without retries of the SDK',
    async (name) => {
      await table.batchWrite(puts(item('a')));
      const calls: [string, () => Promise<unknown>][] = [
        ['GetItem', () => table.get(item('a'))],
        ['BatchGetItem', () => table.batchGet([item('a')])],
        ['PutItem', () => table.put(item('b'), { kind: 'absent' })],
        ['BatchWriteItem', () => table.batchWrite(puts(item('c')))],
      ];
      for (const [operation, call] of calls) {
        db.failures = [name, name];
        requests = [];
        attempts = [];
        await call();
        expect(requests.map((request) => request.operation)).toEqual([operation, operation, operation]);
        expect(attempts).toEqual([1, 1, 1]);
      }
      expect([...db.items.keys()].sort()).toEqual(['p a', 'p b', 'p c']);
    },
  );

  test('leaves requests that fail by chance to the SDK', async () => {
    db.failures = ['InternalServerError'];
    await table.put(item('a'), { kind: 'absent' });
    expect(attempts).toEqual([1, 2]);
  });

  test('sends nothing, and waits no longer, when it is late', async () => {
    let isLate = false;
    const limited = table.within(() => {
      if (isLate) throw new Error('late');
    });
    await limited.batchWrite(puts(item('a')));
    isLate = true;
    requests.length = 0;
    await expect(limited.batchWrite(puts(item('b')))).rejects.toThrow('late');
    await expect(limited.put(item('b'), { kind: 'absent' })).rejects.toThrow('late');
    await expect(limited.get(item('b'))).rejects.toThrow('late');
    expect(requests).toEqual([]);
    expect(await table.get(item('a'))).toBeDefined();
  });

  test('throws the errors of DynamoDB, other than a condition that is not met', async () => {
    db.before = () => {
      throw new Error('throttled');
    };
    await expect(table.put(item('a'), { kind: 'absent' })).rejects.toThrow('throttled');
  });
});
