import { MemoryTable, type Hook } from '../../src/memory/memory-table';
import type { Generation } from '../../src/model/manifest';
import { readChanges } from '../../src/read/read-changes';
import { appendChange } from '../../src/write/change-log';

const generationOf = (key: string): Generation => ({
  ...{ file: { bucket: 'b', key, etag: 'e', generation: '1' }, interval: '1m', coverage: [] },
});

describe('appendChange', () => {
  test('numbers entries without gaps, even if several writers append at the same time', async () => {
    const table = new MemoryTable();
    const keys = Array.from({ length: 20 }, (_, index) => `${index}.csv`);

    await Promise.all(keys.map((key) => appendChange(table, generationOf(key), undefined)));

    const { changes, next } = await readChanges(table, { since: 0 });
    expect(changes.map(({ sequence }) => sequence)).toEqual(keys.map((_, index) => index + 1));
    expect(changes.map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect(next).toBe(20);
  });

  test('writes the pages of an entry before the entry', async () => {
    const coverage = Array.from({ length: 200 }, (_, index) => ({
      ...{ feed: 'f', symbol: `SYMBOL${index}`, from: 0n, to: 0n, chunks: [] },
    }));
    const stopped: Hook = async (when, operation) => {
      if (when === 'before' && operation === 'put') throw new Error('stopped');
    };
    const table = new MemoryTable(stopped);

    await expect(appendChange(table, { ...generationOf('x.csv'), coverage }, undefined)).rejects.toThrow('stopped');

    expect([...table.items.values()].map(({ sk }) => sk)).toEqual(['CHANGE#1#0']);
  });
});
