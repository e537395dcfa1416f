import { DynamoDbTable } from '../../src/table/dynamodb-table';
import type { Item, Write } from '../../src/table/table';
import { FakeDynamoDb } from './fake-dynamodb';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

const item = (sk: string, attributes: object = {}): Item => ({ pk: 'p', sk, ...attributes });
const puts = (...items: Item[]) => items.map((one): Write => ({ kind: 'put', item: one }));

let db: FakeDynamoDb;
let table: DynamoDbTable;
const query = async (from: string, to: string) => {
  const keys: string[] = [];
  for await (const { sk } of table.query({ pk: 'p', from, to })) keys.push(sk);
  return keys;
};

beforeEach(() => {
  db = new FakeDynamoDb();
  table = new DynamoDbTable(db.client, 'table');
});

describe('DynamoDbTable', () => {
  test('gives back what was put, bytes as bytes and without undefined attributes', async () => {
    const put = item('a', { bytes: Uint8Array.of(1, 2), text: 'x', map: { n: 1 }, nothing: undefined });

    await table.batchWrite(puts(put));

    expect(await table.get({ pk: 'p', sk: 'a' })).toEqual(put);
    expect(await table.get({ pk: 'p', sk: 'b' })).toBeUndefined();
  });

  test('writes and deletes any number of items, and sends again what was left undone', async () => {
    const items = Array.from({ length: 60 }, (_, index) => item(String(index).padStart(2, '0')));
    db.unprocessed = 7;
    await table.batchWrite(puts(...items));
    expect(db.items.size).toBe(60);

    db.unprocessed = 3;
    await table.batchWrite(items.slice(5).map((key): Write => ({ kind: 'delete', key })));
    expect(db.items.size).toBe(5);
  });

  test('gets any number of items, those that are there, and asks again for what was left undone', async () => {
    const items = Array.from({ length: 120 }, (_, index) => item(String(index)));
    await table.batchWrite(puts(...items));
    db.unprocessed = 50;

    const found = await table.batchGet([...items, item('none')]);

    expect(found).toHaveLength(120);
    expect(new Set(found.map(({ sk }) => sk)).size).toBe(120);
  });

  test('reads a range page by page, both ends included', async () => {
    await table.batchWrite(puts(...['a', 'b', 'c', 'd', 'e', 'f'].map((sk) => item(sk)), { pk: 'q', sk: 'c' }));
    expect(await query('b', 'e')).toEqual(['b', 'c', 'd', 'e']);
    expect(await query('x', 'z')).toEqual([]);
  });

  test('puts an item only where its condition holds', async () => {
    const put = (value: string, condition: Parameters<DynamoDbTable['put']>[1]) =>
      table.put(item('a', { generation: value }), condition);
    const at = (value: string) => ({ attribute: 'generation', value });

    expect(await put('5', { kind: 'equals', ...at('5') })).toBe(false);
    expect(await put('5', { kind: 'absent' })).toBe(true);
    expect(await put('6', { kind: 'absent' })).toBe(false);
    expect(await put('6', { kind: 'equals', ...at('4') })).toBe(false);
    expect(await put('6', { kind: 'equals', ...at('5') })).toBe(true);
    expect(await put('5', { kind: 'not-above', ...at('5') })).toBe(false);
    expect(await put('7', { kind: 'not-above', ...at('7') })).toBe(true);
    expect(await table.get(item('a'))).toMatchObject({ generation: '7' });
  });

  test('passes on an error of DynamoDB', async () => {
    db.before = () => {
      throw new Error('throttled');
    };
    await expect(table.put(item('a'), { kind: 'absent' })).rejects.toThrow('throttled');
  });
});
