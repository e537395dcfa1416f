import { FencedError, IncompleteManifestError } from '../errors';
import type { Manifest } from '../model/manifest';
import { readCurrentManifest } from '../read/read-current-manifest';
import { manifestKey } from '../table/item-keys';
import { summaryOf } from '../table/manifest-item';
import type { Table } from '../table/table';
import { barKeysOf } from './bar-keys';
import type { Replication } from './replication';

/**
 * Reads the manifest of the current generation of a source from a table with replicas. That of a former writer is marked as incomplete
 * if some of its items are missing: they may arrive later, or never.
 *
 * @throws FencedError if a later writer wrote the manifest, although this replica does not have the item that names it yet
 */
export async function readReplicatedManifest(
  table: Table,
  source: string,
  { region, epoch }: Pick<Replication, 'region' | 'epoch'>,
): Promise<Manifest | undefined> {
  const manifest = await readTolerantly(table, source);
  if (!manifest) return undefined;
  const { epoch: own } = manifest;
  if (own !== undefined && own > epoch) throw new FencedError(region);
  const isDoubtful = own !== undefined && own < epoch && !manifest.isIncomplete;
  return isDoubtful && !(await hasBars(table, manifest)) ? { ...manifest, isIncomplete: true } : manifest;
}

/** Reads a manifest. One whose details are missing has no coverage. */
async function readTolerantly(table: Table, source: string): Promise<Manifest | undefined> {
  try {
    return await readCurrentManifest(table, source);
  } catch (error) {
    if (!(error instanceof IncompleteManifestError)) throw error;
    const item = await table.get(manifestKey(source));
    return item && { ...summaryOf(item), exclusions: {}, rejections: [], coverage: [], isIncomplete: true };
  }
}

async function hasBars(table: Table, manifest: Manifest): Promise<boolean> {
  const keys = barKeysOf(manifest);
  return keys.length === 0 || (await table.batchGet(keys)).length === keys.length;
}
