import { MemoryTable, type Hook } from '../../src/memory/memory-table';
import type { Generation } from '../../src/model/manifest';
import { readChanges } from '../../src/read/read-changes';
import { appendChange } from '../../src/write/change-log';
import { generationAt } from '../generations';
import { fileOf, manifestOf } from '../manifest-of';

const GENERATION = generationAt(1);
const uploadOf = (key: string): Generation => manifestOf(fileOf({ key, generation: GENERATION }));

describe('appendChange', () => {
  test('numbers entries without gaps, even if several writers append at the same time', async () => {
    const table = new MemoryTable();
    const keys = Array.from({ length: 20 }, (_, index) => `${index}.csv`);

    await Promise.all(keys.map((key) => appendChange(table, uploadOf(key), undefined)));

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

    await expect(appendChange(table, { ...uploadOf('x.csv'), coverage }, undefined)).rejects.toThrow('stopped');

    expect([...table.items.values()].map(({ sk }) => sk)).toEqual([`CHANGE#${GENERATION}#0`]);
  });
});
