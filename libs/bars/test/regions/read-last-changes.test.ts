import { MemoryTable } from '../../src/memory/memory-table';
import { readLastChanges, WriterStore } from '../../src/regions';
import { appendEntry } from '../../src/write/change-log';

const CHANGE = { source: 'source', generation: 'generation', key: 'trades/a.csv', instruments: [] };

test('reads the last change of each epoch, also of one without changes', async () => {
  const table = new MemoryTable();
  const writers = new WriterStore(table);
  expect([...(await readLastChanges(table))]).toEqual([[0, 0]]);

  await appendEntry(table, CHANGE);
  const first = await writers.take('east', undefined, 1);
  await appendEntry(table, CHANGE, 1);
  await writers.take('west', first, 2);
  await appendEntry(table, CHANGE, 1);
  await appendEntry(table, CHANGE);

  // An epoch without changes has the number before its first one.
  expect([...(await readLastChanges(table))]).toEqual([
    [0, 2],
    [1, 1_000_000_000_001],
    [2, 1_999_999_999_999],
  ]);
});
