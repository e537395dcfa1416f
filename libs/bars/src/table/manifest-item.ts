import { NANOSECONDS } from '../model/interval';
import type { Manifest } from '../model/manifest';
import type { TradeFile } from '../model/trade-file';
import { decodeCoverage, encodeCoverage } from '../encoding/coverage-codec';
import { coverageKey, manifestKey, originOf, reportKey } from './item-keys';
import type { Item, ItemKey } from './table';

const SECOND = NANOSECONDS['1s'];

/** The manifest item. It is small, because every reader of the file's bars reads it. */
type ManifestItem = Item &
  TradeFile &
  Omit<Manifest, 'file' | 'period' | 'coverage' | 'exclusions' | 'rejections'> & {
    /** The start and the end of the period, seconds since 1970. */
    readonly period?: readonly [from: number, to: number];
    readonly coveragePages: number;
  };

/** A manifest as items: the one that makes its generation current, and the details that it refers to. */
export interface ManifestItems {
  readonly manifest: Item;
  readonly details: readonly Item[];
}

/** The items of a manifest. */
export function toManifestItems(manifest: Manifest): ManifestItems {
  const { file, period, coverage, exclusions, rejections, ...counts } = manifest;
  const origin = originOf(file);
  const pages = encodeCoverage(coverage, counts.interval);
  return {
    manifest: {
      ...manifestKey(origin.source),
      ...file,
      ...counts,
      ...(period && { period: [period.from, period.to].map((time) => Number(time / SECOND)) }),
      coveragePages: pages.length,
    },
    details: [
      { ...reportKey(origin), exclusions, rejections },
      ...pages.map((bytes, page) => ({ ...coverageKey(origin, page), coverage: bytes })),
    ],
  };
}

/** The keys of the details that a manifest item refers to. */
export function detailKeysOf(source: string, item: Item): ItemKey[] {
  const { generation, coveragePages } = item as ManifestItem;
  const origin = { source, generation };
  return [reportKey(origin), ...Array.from({ length: coveragePages }, (_, page) => coverageKey(origin, page))];
}

/** The manifest of the items that {@link toManifestItems} made, the details in the order of {@link detailKeysOf}. */
export function fromManifestItems(item: Item, [report, ...pages]: readonly Item[]): Manifest {
  const { bucket, key, versionId, etag, generation, uploadedAt } = item as ManifestItem;
  const { layout, interval, period, lines, accepted, excluded, duplicate, rejected } = item as ManifestItem;
  const { exclusions, rejections } = report as unknown as Pick<Manifest, 'exclusions' | 'rejections'>;
  return {
    file: {
      bucket,
      key,
      ...(versionId === undefined ? {} : { versionId }),
      etag,
      generation,
      ...(uploadedAt === undefined ? {} : { uploadedAt }),
    },
    ...{ layout, interval, lines, accepted, excluded, duplicate, rejected, exclusions, rejections },
    ...(period && { period: { from: BigInt(period[0]) * SECOND, to: BigInt(period[1]) * SECOND } }),
    coverage: pages.flatMap((page) => decodeCoverage(page['coverage'] as Uint8Array, interval)),
  };
}
