import { readLastChange } from '../read/read-changes';
import { epochOfChange } from '../table/ledger-keys';
import type { Table } from '../table/table';
import type { Author } from './former-writer';
import { isEpochOfPrimary, type Writer } from './writer';
import { WriterStore } from './writer-store';

/**
 * Gives the writer a later epoch than those of all manifests and of the change log, unless it has one. Two regions may become the writer
 * without knowing of each other; then the last write of the writer's item wins, which may be that of the earlier epoch. Until its
 * epoch is raised, the writer is fenced from each file that the other region has written.
 *
 * @param authors those of all manifests
 * @param now milliseconds since 1970
 * @returns all writers of the table, ordered by epoch; the last one is the current one
 */
export async function raiseEpoch(table: Table, authors: Iterable<Author>, now: number): Promise<readonly Writer[]> {
  const writers = new WriterStore(table);
  const current = await writers.current();
  if (!current) return [];
  let latest = epochOfChange(await readLastChange(table));
  for (const { epoch = 0 } of authors) latest = Math.max(latest, epoch);
  if (latest > current.epoch) {
    const candidate = { region: current.region, isPrimary: isEpochOfPrimary(current.epoch) };
    await writers.take(candidate, current, now, latest);
  }
  return writers.all();
}
