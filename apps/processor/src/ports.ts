import type { ObjectVersion, Refusal, Upload } from '@trading/bars';

/** A part of a file, from a byte up to but not including another one. */
export interface ByteRange {
  /** A negative number is the length of a range at the end of the file, or of the whole file if it is shorter. */
  readonly start: number;
  /**
   * @default - the end of the file
   */
  readonly end?: number;
}

/**
 * Opens a file from its start, or a part of it. Bytes after the end of the file are missing.
 *
 * @returns undefined if other bytes have replaced those of the file
 */
export type OpenFile = (range?: ByteRange) => Promise<AsyncIterable<Uint8Array> | undefined>;

/** Stores trade files. */
export interface TradeFileStore {
  /**
   * Opens exactly the bytes of a version, or a part of them. It may be called again to read them once more.
   *
   * @param range the part, without bytes after the end of the file; by default, the whole file
   * @returns the stored bytes, or undefined if other bytes have replaced them; these have an event of their own
   * @throws MissingObjectError if the object no longer exists
   */
  open(version: ObjectVersion, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** A version of an object in a list. */
export interface ListedVersion extends Upload {
  /** True if it is the object under its key. A deleted object has versions, but none of them is current. */
  readonly isCurrent: boolean;
}

/** Finds uploads. */
export interface UploadFinder {
  /**
   * Finds the upload of a version.
   *
   * @returns undefined if other bytes have replaced those of the version
   * @throws MissingObjectError if it no longer exists
   */
  findUpload(version: ObjectVersion): Promise<Upload | undefined>;

  /**
   * Lists the uploads under the keys of a source: its key with and without the suffix of a compression. Those of each key are
   * ordered as S3 has them, the newest first.
   *
   * @throws any error if the store does not tell, such as when access is denied; it never counts as a missing object
   */
  listVersions(source: Pick<ObjectVersion, 'bucket' | 'key'>): Promise<readonly ListedVersion[]>;
}

/** Receives messages that can never be processed. */
export interface DeadLetters {
  /** @param body the message as it was received, so that it can be sent again unchanged */
  send(body: string, refusal: Refusal): Promise<void>;
}

/** Sends messages to the queue that they came from. */
export interface WaitingMessages {
  /**
   * Sends a message that is delivered after a delay.
   *
   * @param body the message as it was received
   */
  sendLater(body: string): Promise<void>;
}

/** Limits the time of the function. */
export interface Clock {
  /** @throws DeadlineError if the time is nearly over, so that the work has to stop */
  throwIfLate(): void;
}

/** Reports to operators. */
export interface Report {
  /** Receives names of files and counts, but nothing that a file contains. */
  readonly log: Pick<Console, 'info' | 'warn' | 'error'>;
  /** Adds to a metric. */
  readonly count: (metric: string, value: number) => void;
  /** Adds the seconds since a time, which is given in milliseconds since 1970, to a metric. */
  readonly secondsSince: (metric: string, time: number) => void;
}
