import type { Manifest } from '../model/manifest';
import { detailKeysOf, fromManifestItems } from '../table/manifest-item';
import type { Table } from '../table/table';
import { readManifestItems } from './read-manifest-items';

/**
 * Reads the manifest of the current generation of a source.
 *
 * @returns undefined if no file of the source was processed
 * @throws IncompleteManifestError if items of the manifest are missing
 */
export async function readCurrentManifest(table: Table, source: string): Promise<Manifest | undefined> {
  const found = await readManifestItems(table, source, (item) => detailKeysOf(source, item));
  return found && fromManifestItems(found.item, found.details);
}
