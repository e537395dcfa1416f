import type { Manifest } from '../model/manifest';
import { sourceIdOf, type TradeFile } from '../model/trade-file';
import { decodeCoverage, encodeCoverage } from '../encoding/coverage-codec';
import { coverageKey, manifestKey, reportKey } from './item-keys';
import type { Item, ItemKey } from './table';

/** The item that makes a generation count: small, since every reader of its bars reads it. */
type ManifestItem = Item &
  TradeFile &
  Omit<Manifest, 'file' | 'coverage' | 'exclusions' | 'rejections'> & { readonly coveragePages: number };

/** A manifest as items: one that makes it count, and those that it points to. */
export interface ManifestItems {
  readonly manifest: Item;
  readonly details: readonly Item[];
}

export function toManifestItems({ file, coverage, exclusions, rejections, ...counts }: Manifest): ManifestItems {
  const origin = { source: sourceIdOf(file), generation: file.generation };
  const pages = encodeCoverage(coverage, counts.interval);
  return {
    manifest: { ...manifestKey(origin.source), ...file, ...counts, coveragePages: pages.length },
    details: [
      { ...reportKey(origin), exclusions, rejections },
      ...pages.map((bytes, page) => ({ ...coverageKey(origin, page), coverage: bytes })),
    ],
  };
}

/** Where the details of a manifest are, given its own item. */
export function detailKeysOf(source: string, item: Item): ItemKey[] {
  const { generation, coveragePages } = item as ManifestItem;
  const origin = { source, generation };
  return [reportKey(origin), ...Array.from({ length: coveragePages }, (_, page) => coverageKey(origin, page))];
}

/** Puts together what {@link toManifestItems} took apart. */
export function fromManifestItems(item: Item, [report, ...pages]: readonly Item[]): Manifest {
  const { bucket, key, versionId, etag, generation, layout, interval, lines, accepted, excluded, duplicate, rejected } =
    item as ManifestItem;
  const { exclusions, rejections } = report as unknown as Pick<Manifest, 'exclusions' | 'rejections'>;
  return {
    file: { bucket, key, ...(versionId === undefined ? {} : { versionId }), etag, generation },
    ...{ layout, interval, lines, accepted, excluded, duplicate, rejected, exclusions, rejections },
    coverage: pages.flatMap((page) => decodeCoverage(page['coverage'] as Uint8Array, interval)),
  };
}
