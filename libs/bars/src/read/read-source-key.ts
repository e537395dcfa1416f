import { manifestKey } from '../table/item-keys';
import type { Table } from '../table/table';

/**
 * Reads the object key of the current upload of a source, such as one of those that a bar names.
 *
 * @returns undefined if no file of the source was processed
 */
export async function readSourceKey(table: Table, source: string): Promise<string | undefined> {
  const item = await table.get(manifestKey(source));
  return item?.['key'] as string | undefined;
}
