import type { StoredInterval } from '@trading/bars';

/** A file, and the way it is read. */
export interface FuzzedFile {
  readonly key: string;
  readonly content: Uint8Array;
  /** Number of bytes in a chunk. */
  readonly chunkSize: number;
  readonly interval: StoredInterval;
  /**
   * True if it is also read with limits of memory that everything exceeds.
   *
   * @default false
   */
  readonly isLimited?: boolean;
  /**
   * The time at which it is read, milliseconds since 1970.
   *
   * @default - all times are plausible
   */
  readonly now?: number;
}
