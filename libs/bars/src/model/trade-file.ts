import { createHash } from 'node:crypto';

/** One version of an object, as named by its "Object Created" event. */
export interface TradeFile {
  readonly bucket: string;
  readonly key: string;
  /** The version of the object. Undefined if the bucket is not versioned. */
  readonly versionId?: string;
  /** The entity tag, which identifies the bytes. */
  readonly etag: string;
  /**
   * Orders the uploads of a key: the greater of two generations is the newer. It is made of the event's `sequencer`,
   * which is the same in every delivery of the event and different for every upload.
   */
  readonly generation: string;
  /**
   * The time of the upload, milliseconds since 1970. It is the same in every delivery of the event.
   *
   * @default - the event does not state it
   */
  readonly uploadedAt?: number;
}

/** Longer than any sequencer of S3. */
const GENERATION_LENGTH = 64;

/**
 * Makes the sequencers of a key comparable as text. They are hexadecimal and vary in length; the shorter one is padded
 * with zeros on the right before two are compared.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function generationOf(sequencer: string): string {
  return padGeneration(sequencer.toUpperCase());
}

/** Restores the trailing zeros of a generation. */
export function padGeneration(generation: string): string {
  return generation.padEnd(GENERATION_LENGTH, '0');
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

/** A key without the suffix of a compression, `.gz`, `.zip` or `.zst`. */
export function withoutCompressionSuffix(key: string): string {
  return key.replace(/\.(?:gz|zip|zst)$/, '');
}

/**
 * Identifies a source, the unit that contributes to bars: a key of a bucket. It is 80 bits of a hash in hexadecimal,
 * whatever the length of the key.
 *
 * A file and its compressed form are one source (`x.csv`, `x.csv.gz`, `x.csv.zip`), so that their trades are counted
 * once if both are uploaded. The newest upload of either is current.
 */
export function sourceIdOf({ bucket, key }: Pick<TradeFile, 'bucket' | 'key'>): string {
  return createHash('sha256')
    .update(`${bucket}/${withoutCompressionSuffix(key)}`)
    .digest('hex')
    .slice(0, 20);
}
