import type { Manifest, Refusal } from '../model/manifest';
import { sourceIdOf, type TradeFile } from '../model/trade-file';
import { refusalKey } from '../table/item-keys';
import type { Item, Table } from '../table/table';
import { readCurrentManifest } from './read-current-manifest';

/** The status of the uploads of a source. Both members are undefined while no upload was processed. */
export interface UploadStatus {
  /** The manifest of the current upload. */
  readonly manifest?: Manifest;
  /** The refusal of the newest upload that was refused. */
  readonly refusal?: Refusal & { readonly generation: string };
}

/** Reads the status of the uploads under a key. */
export async function readUploadStatus(table: Table, file: Pick<TradeFile, 'bucket' | 'key'>): Promise<UploadStatus> {
  const [manifest, refusal] = await Promise.all([
    readCurrentManifest(table, file),
    table.get(refusalKey(sourceIdOf(file))),
  ]);
  return { manifest, refusal: refusal && refusalOf(refusal) };
}

function refusalOf(item: Item): UploadStatus['refusal'] {
  const { name, reason, generation } = item as unknown as NonNullable<UploadStatus['refusal']>;
  return { name, reason, generation };
}
