import type { Generation, Manifest } from '../model/manifest';
import { readManifestItems } from '../read/read-manifest-items';
import {
  detailKeysOf,
  fromManifestItems,
  isRecorded,
  replacedCoverageKeysOf,
  replacedGenerationOf,
} from '../table/manifest-item';
import type { Table } from '../table/table';

/** A manifest of which the change log may have no entry yet, and the generation that it replaced. */
export interface UnrecordedManifest {
  readonly manifest: Manifest;
  readonly replaced?: Generation;
}

/** Reads the manifest of a source, unless it is marked as recorded. Undefined also if no file of the source was processed. */
export async function readUnrecorded(table: Table, source: string): Promise<UnrecordedManifest | undefined> {
  const found = await readManifestItems(table, source, (item) =>
    isRecorded(item) ? [] : [...detailKeysOf(source, item), ...replacedCoverageKeysOf(source, item)],
  );
  if (!found || isRecorded(found.item)) return undefined;
  const { item, details } = found;
  const length = detailKeysOf(source, item).length;
  return {
    manifest: fromManifestItems(item, details.slice(0, length)),
    replaced: replacedGenerationOf(item, details.slice(length)),
  };
}
