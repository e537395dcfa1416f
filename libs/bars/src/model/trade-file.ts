import { createHash } from 'node:crypto';

/** A version of an object, as events and lists of S3 name it. */
export interface ObjectVersion {
  readonly bucket: string;
  readonly key: string;
  /** The version of the object. Undefined for an object that was uploaded while its bucket had no versions. */
  readonly versionId?: string;
  /** The entity tag, which identifies the bytes. */
  readonly etag: string;
}

/** An upload. */
export interface Upload extends ObjectVersion {
  /**
   * The time of the upload in whole seconds, milliseconds since 1970: the `Last-Modified` of S3, which is the same for the object, in
   * lists and for replicas. A multipart upload has the time at which it began.
   */
  readonly uploadedAt: number;
}

/** An upload whose bars are stored. */
export interface TradeFile extends Upload {
  /** Says which bars of a source are newer: see `generationAfter`. */
  readonly generation: string;
}

/**
 * True if two versions are the same one. In a bucket without versions, the bytes decide, and the times of the uploads if both are
 * known: the same bytes can be uploaded again.
 */
export function isSameVersion(a: ObjectVersion & Partial<Upload>, b: ObjectVersion & Partial<Upload>): boolean {
  const isOfBytes = a.bucket === b.bucket && a.key === b.key && a.etag === b.etag && a.versionId === b.versionId;
  const times = [a.uploadedAt, b.uploadedAt];
  return isOfBytes && (a.versionId !== undefined || times.includes(undefined) || times[0] === times[1]);
}

/** Names of markers, checksums and unfinished uploads. A key that ends in a slash has an empty name. */
const OTHER_NAMES = /^$|^[._]|_\$folder\$$|\.(?:checksum|crc|crdownload|md5|part|partial|sha1|sha256|sha512|tmp)$/i;

/**
 * Returns false for a key that, by its name, is not that of a trade file: a folder marker, a marker or hidden file such as
 * `_SUCCESS`, a checksum or an unfinished upload. The name is the part of the key after the last slash.
 */
export function isTradeFileKey(key: string): boolean {
  return !OTHER_NAMES.test(key.slice(key.lastIndexOf('/') + 1));
}

/** Suffixes of compressions. */
const COMPRESSION_SUFFIXES = ['.gz', '.zip', '.zst'] as const;

/** A key without the suffix of a compression, `.gz`, `.zip` or `.zst`. */
export function withoutCompressionSuffix(key: string): string {
  const suffix = COMPRESSION_SUFFIXES.find((each) => key.endsWith(each)) ?? '';
  return key.slice(0, key.length - suffix.length);
}

/** All keys of the source of a key: the key without the suffix of a compression, and with each of them. */
export function keysOfSource(key: string): string[] {
  const plain = withoutCompressionSuffix(key);
  // `x.gz` is a compressed `x`, although `x.gz.gz` is a compressed `x.gz`.
  return ['', ...COMPRESSION_SUFFIXES]
    .map((suffix) => plain + suffix)
    .filter((each) => withoutCompressionSuffix(each) === plain);
}

/**
 * Identifies a source, the unit that contributes to bars: a key of a bucket. It is 80 bits of a hash in hexadecimal,
 * whatever the length of the key.
 *
 * A file and its compressed form are one source (`x.csv`, `x.csv.gz`, `x.csv.zip`), so that their trades are counted
 * once if both are uploaded. The newest upload of either is current.
 */
export function sourceIdOf({ bucket, key }: Pick<ObjectVersion, 'bucket' | 'key'>): string {
  return createHash('sha256')
    .update(`${bucket}/${withoutCompressionSuffix(key)}`)
    .digest('hex')
    .slice(0, 20);
}
