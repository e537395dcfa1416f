import type { Coverage, Manifest, Rejection } from '../domain/manifest';

/** A manifest as the table keeps it. */
export interface ManifestItem {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly etag: string;
  readonly generation: string;
  readonly layout: string;
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly rejections: readonly Rejection[];
  /** Open times of the first and the last bar, RFC 3339. */
  readonly coverage: readonly { readonly symbol: string; readonly from: string; readonly to: string }[];
}

export function toManifestItem({ file, coverage, ...counts }: Manifest): ManifestItem {
  return {
    ...file,
    ...counts,
    coverage: coverage.map(({ symbol, from, to }) => ({ symbol, from: toText(from), to: toText(to) })),
  };
}

export function fromManifestItem(item: ManifestItem): Manifest {
  const { bucket, key, versionId, etag, generation, layout, lines, accepted, rejected, rejections } = item;
  const coverage = item.coverage.map(({ symbol, from, to }): Coverage => ({
    symbol,
    from: fromText(from),
    to: fromText(to),
  }));
  const file = { bucket, key, versionId, etag, generation };
  return { file, layout, lines, accepted, rejected, rejections, coverage };
}

/** Bars open on whole minutes, so milliseconds lose nothing. */
function toText(time: bigint): string {
  return new Date(Number(time / 1_000_000n)).toISOString();
}

function fromText(text: string): bigint {
  return BigInt(Date.parse(text)) * 1_000_000n;
}
