import type { StoredInterval } from '@trading/bars';

/** A file that somebody could upload, and how it is read. */
export interface FuzzedFile {
  readonly key: string;
  readonly content: Uint8Array;
  /** Where the bytes are cut: at every so many. */
  readonly chunkSize: number;
  readonly interval: StoredInterval;
}
