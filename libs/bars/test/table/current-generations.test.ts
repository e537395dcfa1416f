import { CurrentGenerations } from '../../src/table/current-generations';
import { manifestKey } from '../../src/table/item-keys';
import { MemoryTable } from '../../src/testing';

/** Looks up sources in a table with these manifests: source → current generation. */
async function read(manifests: Readonly<Record<string, string>>, ...sources: string[]): Promise<CurrentGenerations> {
  const table = new MemoryTable();
  for (const [source, generation] of Object.entries(manifests)) {
    await table.put({ ...manifestKey(source), generation }, { kind: 'absent' });
  }
  return CurrentGenerations.read(table, sources);
}

describe('CurrentGenerations', () => {
  // given: source a has generation 5, source b has no manifest, and source c is not looked up
  test.each([
    ['an older generation', 'a', '4', { mayBeCurrent: false, isCurrent: false, isObsolete: true }],
    ['the current generation', 'a', '5', { mayBeCurrent: true, isCurrent: true, isObsolete: false }],
    ['a newer generation', 'a', '6', { mayBeCurrent: false, isCurrent: false, isObsolete: false }],
    ['a source without a manifest', 'b', '5', { mayBeCurrent: false, isCurrent: false, isObsolete: false }],
    ['a source that was not looked up', 'c', '5', { mayBeCurrent: true, isCurrent: false, isObsolete: false }],
  ])('of %s', async (_name, source, generation, expected) => {
    const generations = await read({ a: '5', c: '5' }, 'a', 'b');
    const origin = { source, generation };

    expect({
      mayBeCurrent: generations.mayBeCurrent(origin),
      isCurrent: generations.isCurrent(origin),
      isObsolete: generations.isObsolete(origin),
    }).toEqual(expected);
  });

  test('reads each manifest once, in one call', async () => {
    const operations: string[] = [];
    const table = new MemoryTable(async (when, operation) => {
      if (when === 'before') operations.push(operation);
    });

    await CurrentGenerations.read(table, ['a', 'b', 'a']);

    expect(operations).toEqual(['batchGet']);
    expect(table.used.read).toBe(2);
  });

  test('does not read anything if there is nothing to look up', async () => {
    const table = new MemoryTable(async () => {
      throw new Error('was read');
    });
    const generations = await CurrentGenerations.read(table, []);
    expect(generations.mayBeCurrent({ source: 'a', generation: '1' })).toBe(true);
  });

  describe('equals', () => {
    test('is true if the same generations are current', async () => {
      expect((await read({ a: '5', b: '1' }, 'a', 'b')).equals(await read({ b: '1', a: '5' }, 'b', 'a'))).toBe(true);
      expect((await read({})).equals(await read({}))).toBe(true);
    });

    test.each<[string, Record<string, string>]>([
      ['another generation', { a: '6', b: '1' }],
      ['a manifest less', { a: '5' }],
      ['a manifest more', { a: '5', b: '1', c: '1' }],
      ['another source', { a: '5', c: '1' }],
    ])('is false for %s', async (_name, others) => {
      const generations = await read({ a: '5', b: '1' }, 'a', 'b', 'c');
      expect(generations.equals(await read(others, 'a', 'b', 'c'))).toBe(false);
    });

    test('is false if nothing was read before', async () => {
      expect((await read({ a: '5' }, 'a')).equals(undefined)).toBe(false);
      expect((await read({})).equals(undefined)).toBe(false);
    });
  });
});
