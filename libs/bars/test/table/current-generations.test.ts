import { bucketEvent } from '../../src/model/bucket-event';
import { CurrentGenerations } from '../../src/table/current-generations';
import { manifestKey } from '../../src/table/item-keys';
import { MemoryTable } from '../../src/testing';
import { generationAt } from '../generations';
import { UPLOADED_AT } from '../manifest-of';

/** Looks up sources in a table with these manifests: source → current generation. */
async function read(manifests: Readonly<Record<string, string>>, ...sources: string[]): Promise<CurrentGenerations> {
  const table = new MemoryTable();
  for (const [source, generation] of Object.entries(manifests)) {
    await table.put({ ...manifestKey(source), generation }, { kind: 'absent' });
  }
  return CurrentGenerations.read(table, sources);
}

const [OLDER, LESSER, CURRENT, GREATER, NEWER] = [
  generationAt(4, 9),
  generationAt(5, 1),
  generationAt(5, 2),
  generationAt(5, 3),
  generationAt(6),
] as const;

const REPLACED = { mayBeCurrent: false, isCurrent: false, isObsolete: true };

describe('CurrentGenerations', () => {
  // given: sources a and c have a generation, source b has no manifest, and source c is not looked up
  test.each([
    ['an older generation', 'a', OLDER, REPLACED],
    ['one with the same clock and a lesser hash', 'a', LESSER, REPLACED],
    ['one with the same clock and a greater hash', 'a', GREATER, REPLACED],
    ['the current generation', 'a', CURRENT, { mayBeCurrent: true, isCurrent: true, isObsolete: false }],
    ['a newer generation', 'a', NEWER, { mayBeCurrent: false, isCurrent: false, isObsolete: false }],
    ['a source without a manifest', 'b', CURRENT, { mayBeCurrent: false, isCurrent: false, isObsolete: false }],
    ['a source that was not looked up', 'c', OLDER, { mayBeCurrent: true, isCurrent: false, isObsolete: false }],
  ])('of %s', async (_name, source, generation, expected) => {
    const generations = await read({ a: CURRENT, c: CURRENT }, 'a', 'b');
    const origin = { source, generation };

    expect({
      mayBeCurrent: generations.mayBeCurrent(origin),
      isCurrent: generations.isCurrent(origin),
      isObsolete: generations.isObsolete(origin),
    }).toEqual(expected);
  });

  test('makes no newer generation obsolete with a deletion, because its upload may be restored', async () => {
    const table = new MemoryTable();
    const asOf = bucketEvent(UPLOADED_AT, '0055AED6DCD90281E5');
    await table.put({ ...manifestKey('a'), generation: CURRENT, asOf }, { kind: 'absent' });

    const generations = await CurrentGenerations.read(table, ['a']);

    const obsolete = [OLDER, LESSER, CURRENT, GREATER, NEWER].filter((generation) =>
      generations.isObsolete({ source: 'a', generation }),
    );
    expect(obsolete).toEqual([OLDER, LESSER, GREATER]);
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
    expect(generations.mayBeCurrent({ source: 'a', generation: OLDER })).toBe(true);
  });

  describe('equals', () => {
    test('is true if the same generations are current', async () => {
      expect(
        (await read({ a: CURRENT, b: OLDER }, 'a', 'b')).equals(await read({ b: OLDER, a: CURRENT }, 'b', 'a')),
      ).toBe(true);
      expect((await read({})).equals(await read({}))).toBe(true);
    });

    test.each<[string, Record<string, string>]>([
      ['another generation', { a: NEWER, b: OLDER }],
      ['a manifest less', { a: CURRENT }],
      ['a manifest more', { a: CURRENT, b: OLDER, c: OLDER }],
      ['another source', { a: CURRENT, c: OLDER }],
    ])('is false for %s', async (_name, others) => {
      const generations = await read({ a: CURRENT, b: OLDER }, 'a', 'b', 'c');
      expect(generations.equals(await read(others, 'a', 'b', 'c'))).toBe(false);
    });

    test('is false if nothing was read before', async () => {
      expect((await read({ a: CURRENT }, 'a')).equals(undefined)).toBe(false);
      expect((await read({})).equals(undefined)).toBe(false);
    });
  });
});
