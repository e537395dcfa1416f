import { MemoryTable } from '../../src/memory/memory-table';
import { PartitionedTable } from '../../src/memory/partitioned-table';
import { DynamoDbTable } from '../../src/table/dynamodb-table';
import { FailedCheckError } from '../../src/errors';
import type { CheckedTable, Item, ItemCheck, PutCondition, QueryOptions, Table, Write } from '../../src/table/table';
import { FakeDynamoDb } from './fake-dynamodb';

const item = (sk: string, attributes: object = {}): Item => ({ pk: 'p', sk, ...attributes });
const puts = (items: readonly Item[]) => items.map((one): Write => ({ kind: 'put', item: one }));
const deletes = (items: readonly Item[]) => items.map(({ pk, sk }): Write => ({ kind: 'delete', key: { pk, sk } }));

describe.each<[string, () => Table]>([
  ['MemoryTable', () => new MemoryTable()],
  ['PartitionedTable', () => new PartitionedTable()],
  ['DynamoDbTable', () => DynamoDbTable.open('table', new FakeDynamoDb().config)],
])('the contract of a table, kept by %s', (_name, makeTable) => {
  let table: Table;
  const keysOf = async (from: string, to: string, pk = 'p', options?: QueryOptions) => {
    const keys: string[] = [];
    for await (const { sk } of table.query({ pk, from, to }, options)) keys.push(sk);
    return keys;
  };

  beforeEach(() => {
    table = makeTable();
  });

  describe('get', () => {
    test('returns an item with the attributes that were put', async () => {
      const put = item('a', { bytes: Uint8Array.of(1, 2), text: 'x', number: 7, map: { list: [1, 'y'] } });
      await table.batchWrite(puts([put, { ...put, pk: 'q', text: 'z' }]));
      expect(await table.get({ pk: 'p', sk: 'a' })).toEqual(put);
    });

    test('does not return attributes that are undefined', async () => {
      await table.batchWrite(puts([item('a', { nothing: undefined })]));
      await table.put(item('b', { nothing: undefined }), { kind: 'absent' });
      expect(Object.keys((await table.get(item('a'))) ?? {}).sort()).toEqual(['pk', 'sk']);
      expect(Object.keys((await table.get(item('b'))) ?? {}).sort()).toEqual(['pk', 'sk']);
    });

    test('returns undefined if there is no item with the key', async () => {
      await table.batchWrite(puts([item('a')]));
      expect(await table.get({ pk: 'p', sk: 'b' })).toBeUndefined();
      expect(await table.get({ pk: 'q', sk: 'a' })).toBeUndefined();
    });
  });

  describe('batchGet', () => {
    test('returns the items that exist, of any number of keys', async () => {
      const items = Array.from({ length: 120 }, (_, index) => item(String(index), { index }));
      await table.batchWrite(puts(items));

      const found = await table.batchGet([...items.slice(3).map(({ pk, sk }) => ({ pk, sk })), item('none')]);

      expect(found.sort((a, b) => Number(a.sk) - Number(b.sk))).toEqual(items.slice(3));
    });
  });

  describe('batchWrite', () => {
    test('puts and deletes any number of items', async () => {
      const items = Array.from({ length: 60 }, (_, index) => item(String(index).padStart(2, '0')));
      await table.batchWrite(puts(items));
      expect(await keysOf('00', '99')).toEqual(items.map(({ sk }) => sk));

      await table.batchWrite([...deletes(items.slice(5)), ...puts([item('99')])]);
      expect(await keysOf('00', '99')).toEqual(['00', '01', '02', '03', '04', '99']);
    });

    test('replaces an item that exists, and ignores the deletion of one that does not', async () => {
      await table.batchWrite(puts([item('a', { old: 1, both: 1 })]));
      await table.batchWrite([...puts([item('a', { both: 2 })]), ...deletes([item('none')])]);
      expect(await table.get(item('a'))).toEqual(item('a', { both: 2 }));
    });
  });

  describe('query', () => {
    beforeEach(async () => {
      const items = ['d', 'a', 'f', 'c', 'e', 'b', 'bb'].map((sk) => item(sk));
      await table.batchWrite(puts([...items, { pk: 'q', sk: 'c' }]));
    });

    test.each([
      ['b', 'e', ['b', 'bb', 'c', 'd', 'e']],
      ['ba', 'cz', ['bb', 'c']],
      ['', '~', ['a', 'b', 'bb', 'c', 'd', 'e', 'f']],
      ['c', 'c', ['c']],
      ['x', 'z', []],
    ])('returns the items from %p to %p, both inclusive, in the order of their keys', async (from, to, keys) => {
      expect(await keysOf(from, to)).toEqual(keys);
    });

    test.each<[QueryOptions, string[]]>([
      [{}, ['b', 'bb', 'c', 'd', 'e']],
      [{ order: 'ascending', pageSize: 1 }, ['b', 'bb', 'c', 'd', 'e']],
      [{ order: 'descending' }, ['e', 'd', 'c', 'bb', 'b']],
      [{ order: 'descending', pageSize: 1 }, ['e', 'd', 'c', 'bb', 'b']],
      [{ order: 'descending', pageSize: 100 }, ['e', 'd', 'c', 'bb', 'b']],
    ])('returns all items of a range with the options %j', async (options, keys) => {
      expect(await keysOf('b', 'e', 'p', options)).toEqual(keys);
    });

    test('returns the items of one partition only', async () => {
      expect(await keysOf('a', 'z', 'q')).toEqual(['c']);
      expect(await keysOf('a', 'z', 'r')).toEqual([]);
    });
  });

  describe('put', () => {
    const absent: PutCondition = { kind: 'absent' };
    const equals = (attribute: string, value: string | number) => ({ kind: 'equals', attribute, value }) as const;
    const notAbove = (value: string): PutCondition => ({ kind: 'not-above', attribute: 'text', value });
    const current = item('a', { text: '5', number: 10 });

    test.each<[string, PutCondition, boolean]>([
      ['the item is absent', absent, true],
      ['an attribute of the item equals a value', equals('text', '5'), false],
      ['an attribute of the item is not above a value', notAbove('5'), true],
    ])('writes an item that does not exist, on the condition that %s: %j', async (_condition, condition, isMet) => {
      expect(await table.put(current, condition)).toBe(isMet);
      expect(await table.get(current)).toEqual(isMet ? current : undefined);
    });

    test.each<[PutCondition, boolean]>([
      [absent, false],
      [equals('text', '5'), true],
      [equals('text', '4'), false],
      [equals('text', ''), false],
      [equals('number', 10), true],
      [equals('number', 9), false],
      [equals('number', '10'), false],
      [{ ...equals('text', '5'), lacking: 'none' }, true],
      [{ ...equals('text', '5'), lacking: 'number' }, false],
      [{ ...equals('text', '4'), lacking: 'none' }, false],
      [equals('none', '5'), false],
      [notAbove('4'), false],
      [notAbove('5'), true],
      [notAbove('6'), true],
      [{ kind: 'not-above', attribute: 'none', value: '5' }, false],
    ])('replaces an item on the condition %j: %p', async (condition, isMet) => {
      await table.put(current, absent);
      const next = item('a', { replaced: true });

      expect(await table.put(next, condition)).toBe(isMet);

      expect(await table.get(current)).toEqual(isMet ? next : current);
    });
  });
});

describe.each<[string, () => CheckedTable]>([
  ['MemoryTable', () => new MemoryTable()],
  ['DynamoDbTable', () => DynamoDbTable.open('table', new FakeDynamoDb().config)],
])('a put that requires the state of another item, by %s', (_name, makeTable) => {
  const absent: PutCondition = { kind: 'absent' };
  const checkOf = (attributes: ItemCheck['attributes']): ItemCheck => ({ key: { pk: 'q', sk: 'other' }, attributes });
  const other: Item = { pk: 'q', sk: 'other', text: 'x', number: 7 };
  let table: CheckedTable;

  beforeEach(() => {
    table = makeTable();
  });

  test.each<[string, ItemCheck['attributes'], Item | undefined]>([
    ['does not exist', undefined, undefined],
    ['has an attribute', { number: 7 }, other],
    ['has several attributes', { text: 'x', number: 7 }, other],
  ])('is done if the other item %s, on its own condition', async (_state, attributes, existing) => {
    if (existing) await table.put(existing, absent);

    expect(await table.put(item('a', { first: true }), absent, checkOf(attributes))).toBe(true);
    expect(await table.put(item('a'), absent, checkOf(attributes))).toBe(false);

    expect(await table.get(item('a'))).toEqual(item('a', { first: true }));
  });

  test.each<[string, ItemCheck['attributes'], Item | undefined]>([
    ['exists', undefined, other],
    ['does not exist', { number: 7 }, undefined],
    ['has another value', { text: 'x', number: 8 }, other],
    ['has a value of another type', { number: '7' }, other],
    ['lacks an attribute', { none: 7 }, other],
  ])('throws and changes nothing if the other item %s', async (_state, attributes, existing) => {
    if (existing) await table.put(existing, absent);
    await table.put(item('b'), absent);

    for (const sk of ['a', 'b']) {
      await expect(table.put(item(sk, { new: true }), absent, checkOf(attributes))).rejects.toThrow(FailedCheckError);
    }

    expect(await table.get(item('a'))).toBeUndefined();
    expect(await table.get(item('b'))).toEqual(item('b'));
  });
});
