import { createHash } from 'node:crypto';

/** One version of one object, as its "Object Created" event names it. */
export interface TradeFile {
  readonly bucket: string;
  readonly key: string;
  /** In a versioned bucket, the version the event speaks of. */
  readonly versionId?: string;
  /** Identifies the bytes the event speaks of. */
  readonly etag: string;
  /**
   * Orders the uploads under one key: of two generations the greater is the newer. It is the event's `sequencer`,
   * the same in every delivery of the event, and another for every upload.
   */
  readonly generation: string;
}

/** Longer than any sequencer S3 sends. */
const GENERATION_LENGTH = 64;

/**
 * Makes the sequencers of a key comparable as text: they are hexadecimal, of varying length, and the shorter is to be
 * padded with zeros on the right.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function generationOf(sequencer: string): string {
  return padGeneration(sequencer.toUpperCase());
}

/** Puts back the zeros at the end of a generation, where they were left out. */
export function padGeneration(generation: string): string {
  return generation.padEnd(GENERATION_LENGTH, '0');
}

/**
 * Names what contributes to the bars: a key of a bucket, whatever its length, as 80 bits of a hash in hexadecimal.
 *
 * A file and the same file compressed are one source (`x.csv`, `x.csv.gz`, `x.csv.zst`): the one uploaded last counts,
 * so trades are not counted twice where both are kept.
 */
export function sourceIdOf({ bucket, key }: Pick<TradeFile, 'bucket' | 'key'>): string {
  const name = key.replace(/\.(?:gz|zst)$/, '');
  return createHash('sha256').update(`${bucket}/${name}`).digest('hex').slice(0, 20);
}
