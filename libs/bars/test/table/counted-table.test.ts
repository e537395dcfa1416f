import { MemoryTable } from '../../src/memory/memory-table';
import { CountedTable } from '../../src/table/counted-table';
import type { Item, Write } from '../../src/table/table';

const itemOf = (pk: string, bytes: number): Item => ({ pk, sk: 's', bars: new Uint8Array(bytes) });
const putOf = (item: Item): Write => ({ kind: 'put', item });

test('counts the write units and the items with bars, and passes everything on', async () => {
  const memory = new MemoryTable();
  const table = new CountedTable(memory);

  await table.batchWrite([putOf(itemOf('BARS#1m#x#A', 2_000)), putOf(itemOf('SOURCE#x', 10))]);
  await table.batchWrite([{ kind: 'delete', key: { pk: 'SOURCE#x', sk: 's' } }]);
  expect(await table.put(itemOf('FEEDS', 1_500), { kind: 'absent' })).toBe(true);
  expect(await table.put(itemOf('FEEDS', 1_500), { kind: 'absent' })).toBe(false);

  expect(table).toMatchObject({ writeUnits: 2 + 1 + 1 + 2 + 2, watermarkUnits: 2 + 2, barItems: 1 });
  expect(await table.get({ pk: 'FEEDS', sk: 's' })).toEqual(itemOf('FEEDS', 1_500));
  expect(await table.batchGet([{ pk: 'SOURCE#x', sk: 's' }])).toEqual([]);
  const found: Item[] = [];
  for await (const item of table.query({ pk: 'BARS#1m#x#A', from: ' ', to: '~' })) found.push(item);
  expect(found).toHaveLength(1);
});
