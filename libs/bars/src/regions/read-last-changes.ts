import { readLastChange } from '../read/read-changes';
import { changeRangeOf } from '../table/ledger-keys';
import type { Table } from '../table/table';
import { WriterStore } from './writer-store';

/**
 * Reads the sequence number of the last change of each epoch up to that of the writer, by the number of the epoch. Two replicas that have
 * the same ones have the same change log, also of writers that did not know that they had been replaced.
 */
export async function readLastChanges(table: Table): Promise<ReadonlyMap<number, number>> {
  const current = await new WriterStore(table).current();
  const changes = new Map<number, number>();
  // What was written before a region was named has the epoch 0. The item may lack a writer that the region which it names did not know.
  for (let epoch = 0; epoch <= (current?.epoch ?? 0); epoch += 1) {
    changes.set(epoch, await readLastChange(table, changeRangeOf(epoch)));
  }
  return changes;
}
