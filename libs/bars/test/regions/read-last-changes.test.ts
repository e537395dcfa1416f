import { MemoryTable } from '../../src/memory/memory-table';
import { readLastChanges, WriterStore } from '../../src/regions';
import { appendEntry } from '../../src/write/change-log';

const CHANGE = { source: 'source', generation: 'generation', key: 'trades/a.csv', instruments: [] };

test('reads the last change of each epoch, also of one without changes', async () => {
  const table = new MemoryTable();
  const writers = new WriterStore(table);
  expect([...(await readLastChanges(table))]).toEqual([[0, 0]]);

  await appendEntry(table, CHANGE);
  const first = await writers.take({ region: 'east', isPrimary: true }, undefined, 1);
  await appendEntry(table, CHANGE, 1);
  await writers.take({ region: 'west', isPrimary: false }, first, 2);
  await appendEntry(table, CHANGE, 1);
  await appendEntry(table, CHANGE);

  // An epoch without changes has the number before its first one.
  expect([...(await readLastChanges(table))]).toEqual([
    [0, 2],
    [1, 1_000_000_000_001],
    [2, 1_999_999_999_999],
  ]);
});

test('reads the changes of a writer that the current one did not know', async () => {
  const table = new MemoryTable();
  await appendEntry(table, CHANGE, 1);
  await new WriterStore(table).take({ region: 'west', isPrimary: false }, undefined, 1);

  expect((await readLastChanges(table)).get(1)).toBe(1_000_000_000_000);
});
