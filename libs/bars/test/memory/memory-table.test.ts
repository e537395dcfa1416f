import type { Item, Write } from '../../src/table/table';
import { MemoryTable, Throttled, type Hook } from '../../src/memory/memory-table';

const item = (sk: string): Item => ({ pk: 'p', sk });
const puts = (...keys: readonly string[]) => keys.map((sk): Write => ({ kind: 'put', item: item(sk) }));
const keysOf = (table: MemoryTable) => [...table.items.values()].map(({ sk }) => sk);

/** Throws before or after the nth call. */
function failing(moment: 'before' | 'after', call: number, error: Error): Hook {
  let calls = 0;
  return async (when) => {
    if (when !== moment) return;
    calls += 1;
    if (calls === call) throw error;
  };
}

async function query(table: MemoryTable): Promise<string[]> {
  const keys: string[] = [];
  for await (const { sk } of table.query({ pk: 'p', from: ' ', to: '~' })) keys.push(sk);
  return keys;
}

// The contract that it shares with the table in DynamoDB is in test/table/table.test.ts.
describe('MemoryTable', () => {
  test('calls the hook before and after each call', async () => {
    const calls: string[] = [];
    const table = new MemoryTable(async (when, operation) => {
      calls.push(`${when} ${operation}: ${keysOf(table).length}`);
    });

    await table.put(item('a'), { kind: 'absent' });
    await table.batchWrite(puts('b'));
    await table.get(item('a'));
    await table.batchGet([item('a'), item('b')]);
    await query(table);

    expect(calls).toEqual([
      ...['before put: 0', 'after put: 1'],
      ...['before batchWrite: 1', 'after batchWrite: 2'],
      ...['before get: 2', 'after get: 2'],
      ...['before batchGet: 2', 'after batchGet: 2'],
      ...['before query: 2', 'after query: 2'],
    ]);
  });

  test('reads a range in pages and writes in batches, with a call for each', async () => {
    const operations: string[] = [];
    const hook: Hook = async (when, operation) => {
      if (when === 'before') operations.push(operation);
    };
    const table = new MemoryTable(hook, { page: 3, batch: 2 });

    await table.batchWrite(puts('a', 'b', 'c', 'd', 'e'));
    expect(await query(table)).toEqual(['a', 'b', 'c', 'd', 'e']);

    expect(operations).toEqual(['batchWrite', 'batchWrite', 'batchWrite', 'query', 'query']);
  });

  test('reads a range in pages of the given size, and no page that is not needed', async () => {
    const table = new MemoryTable();
    await table.batchWrite(puts('a', 'b', 'c'));

    for await (const { sk } of table.query({ pk: 'p', from: 'a', to: 'c' }, { order: 'descending', pageSize: 1 })) {
      expect(sk).toBe('c');
      break;
    }

    expect(table.used.read).toBe(1);
  });

  test.each([
    ['', '~'],
    ['a', ''],
  ])('rejects a range from %j to %j, as DynamoDB does', async (from, to) => {
    await expect(new MemoryTable().query({ pk: 'p', from, to }).next()).rejects.toThrow(
      'A range of p has an empty end',
    );
  });

  test('sees writes between two pages of a query', async () => {
    const table = new MemoryTable(undefined, { page: 2, batch: 9 });
    await table.batchWrite(puts('a', 'b', 'd'));

    const keys: string[] = [];
    for await (const { sk } of table.query({ pk: 'p', from: ' ', to: '~' })) {
      keys.push(sk);
      if (sk === 'b') await table.batchWrite(puts('aa', 'c'));
    }

    expect(keys).toEqual(['a', 'b', 'c', 'd']);
  });

  test('does not write if the hook throws before a call', async () => {
    const table = new MemoryTable(failing('before', 1, new Error('lost')));
    await expect(table.put(item('a'), { kind: 'absent' })).rejects.toThrow('lost');
    expect(keysOf(table)).toEqual([]);
  });

  test('has written if the hook throws after a call', async () => {
    const table = new MemoryTable(failing('after', 1, new Error('lost')));
    await expect(table.put(item('a'), { kind: 'absent' })).rejects.toThrow('lost');
    expect(keysOf(table)).toEqual(['a']);
  });

  test.each<[string, Error, string[]]>([
    ['half of the batch that is throttled', new Throttled('throttled'), ['a', 'b', 'c', 'd']],
    ['nothing of a batch that fails', new Error('lost'), ['a', 'b']],
  ])('writes %s', async (_name, error, keys) => {
    const table = new MemoryTable(failing('before', 2, error), { page: 2, batch: 4 });
    await table.batchWrite(puts('a', 'b'));
    await expect(table.batchWrite(puts('c', 'd', 'e', 'f'))).rejects.toThrow(error);
    expect(keysOf(table)).toEqual(keys);
  });

  test('shares its items with a table that has another hook', async () => {
    const table = new MemoryTable();
    const other = table.with(async () => {
      throw new Error('lost');
    });
    await table.put(item('a'), { kind: 'absent' });

    expect(keysOf(other)).toEqual(['a']);
    await expect(other.get(item('a'))).rejects.toThrow('lost');
    expect(await table.get(item('a'))).toEqual(item('a'));
  });

  test('counts the items that are read and written', async () => {
    const table = new MemoryTable();
    await table.batchWrite(puts('a', 'b', 'c', 'd'));
    await table.put(item('e'), { kind: 'absent' });
    await table.put(item('e'), { kind: 'absent' });
    await table.batchWrite([{ kind: 'delete', key: item('e') }]);
    expect(table.used).toEqual({ read: 0, written: 6 });

    await table.get(item('a'));
    await table.batchGet([item('a'), item('none')]);
    await query(table);
    expect(table.used).toEqual({ read: 7, written: 6 });
  });
});
