import { IncompleteManifestError } from '../errors';
import { manifestKey } from '../table/item-keys';
import type { Item, ItemKey, Table } from '../table/table';

/** A manifest item, and the items that belong to it. */
export interface ManifestWithDetails {
  readonly item: Item;
  readonly details: readonly Item[];
}

/**
 * Reads the manifest item of a source, and items that belong to it.
 *
 * @param keysOf the keys of these items
 * @returns the items in the order of their keys; undefined if no file of the source was processed
 * @throws IncompleteManifestError if items are missing
 */
export async function readManifestItems(
  table: Table,
  source: string,
  keysOf: (item: Item) => readonly ItemKey[],
): Promise<ManifestWithDetails | undefined> {
  let incomplete: unknown;
  for (;;) {
    const item = await table.get(manifestKey(source));
    if (!item) return undefined;
    const keys = keysOf(item);
    const found = new Map((keys.length > 0 ? await table.batchGet(keys) : []).map((detail) => [detail.sk, detail]));
    const details = keys.flatMap(({ sk }) => found.get(sk) ?? []);
    if (details.length === keys.length) return { item, details };
    // Missing items normally mean that the generation was just replaced: read again, and fail if it is still current.
    if (incomplete === item['generation']) {
      throw new IncompleteManifestError(item['key'] as string, keys.length - details.length);
    }
    incomplete = item['generation'];
  }
}
