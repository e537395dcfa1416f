import { IncompleteManifestError } from '../errors';
import type { Manifest } from '../model/manifest';
import { sourceIdOf, type TradeFile } from '../model/trade-file';
import { manifestKey } from '../table/item-keys';
import { detailKeysOf, fromManifestItems } from '../table/manifest-item';
import type { Table } from '../table/table';

/**
 * Reads the manifest of the current generation of a source.
 *
 * @returns undefined if no file of the source was processed
 * @throws IncompleteManifestError if items of the manifest are missing
 */
export async function readCurrentManifest(
  table: Table,
  file: Pick<TradeFile, 'bucket' | 'key'>,
): Promise<Manifest | undefined> {
  const source = sourceIdOf(file);
  let incomplete: unknown;
  for (;;) {
    const item = await table.get(manifestKey(source));
    if (!item) return undefined;
    const keys = detailKeysOf(source, item);
    const details = new Map((await table.batchGet(keys)).map((detail) => [detail.sk, detail]));
    const found = keys.flatMap(({ sk }) => details.get(sk) ?? []);
    if (found.length === keys.length) return fromManifestItems(item, found);
    // Missing details normally mean that the generation was just replaced: read again, and fail if it is still current.
    if (incomplete === item['generation']) throw new IncompleteManifestError(file.key, keys.length - found.length);
    incomplete = item['generation'];
  }
}
