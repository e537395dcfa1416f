import type { CheckedTable, Table } from '@trading/bars';
import { FencedTable } from '@trading/bars/regions';
import type { Replication } from '@trading/bars/write';

/** A table that may be written, and the work of a region on it if it has replicas. */
export interface OpenTable {
  readonly table: Table;
  readonly replication?: Replication;
}

/**
 * Opens a table for writing.
 *
 * @param region the region of the function. Undefined if the table has no replicas; then nothing is read, and nothing else is required.
 * @param now the time, milliseconds since 1970; by default, that of the system
 * @throws FencedError if another region is the writer
 */
export async function openTable(
  table: CheckedTable,
  region: string | undefined,
  now: () => number = Date.now,
): Promise<OpenTable> {
  if (region === undefined) return { table };
  const fenced = await FencedTable.open(table, region);
  return { table: fenced, replication: { region, epoch: fenced.epoch, now } };
}
