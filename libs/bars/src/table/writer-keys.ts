import type { ItemKey } from './table';

/** The item that states which region may write to the table. */
export function writerKey(): ItemKey {
  return { pk: 'WRITER', sk: 'WRITER' };
}
