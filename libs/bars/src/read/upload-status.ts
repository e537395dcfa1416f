import type { Manifest, Refusal } from '../model/manifest';
import type { TradeFile } from '../model/trade-file';
import { refusalKey } from '../table/item-keys';
import type { Item, Table } from '../table/table';
import { readCurrentManifest } from './read-current-manifest';

/** The refusal of an upload. */
export interface UploadRefusal extends Refusal, TradeFile {}

/** The status of the uploads of a source. Both members are undefined while no upload was processed. */
export interface UploadStatus {
  /** The manifest of the current upload. */
  readonly manifest?: Manifest;
  /** The refusal of the newest upload that was refused. */
  readonly refusal?: UploadRefusal;
}

/**
 * Reads the status of the uploads of a source.
 *
 * @param source the id of the source: see `sourceIdOf`
 */
export async function readUploadStatus(table: Table, source: string): Promise<UploadStatus> {
  const [manifest, refusal] = await Promise.all([readCurrentManifest(table, source), table.get(refusalKey(source))]);
  return { manifest, refusal: refusal && refusalOf(refusal) };
}

/** Reads the item of a refusal. */
export function refusalOf(item: Item): UploadRefusal {
  const { bucket, key, versionId, etag, uploadedAt, generation, name, reason } = item as Item & UploadRefusal;
  return {
    ...{ bucket, key, ...(versionId !== undefined && { versionId }), etag, uploadedAt, generation },
    ...{ name, reason },
  };
}
