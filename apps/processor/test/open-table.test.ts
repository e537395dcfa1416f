import { FencedError } from '@trading/bars';
import { FencedTable, WriterStore } from '@trading/bars/regions';
import { MemoryTable } from '@trading/bars/testing';
import { openTable } from '../src/open-table';

test('a table without replicas is opened as it is, without a request', async () => {
  const table = new MemoryTable();

  expect(await openTable(table, undefined)).toEqual({ table });

  expect(table.used.read).toBe(0);
});

test('a table with replicas is opened for the writer, with its epoch', async () => {
  const table = new MemoryTable();
  await new WriterStore(table).take({ region: 'east', isPrimary: true }, undefined, 0);

  const opened = await openTable(table, 'east');

  expect(opened.table).toBeInstanceOf(FencedTable);
  expect(opened.replication).toEqual({ region: 'east', epoch: 1, now: Date.now });
  await expect(openTable(table, 'west')).rejects.toThrow(FencedError);
});
