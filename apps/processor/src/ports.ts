import type { Refusal, TradeFile } from '@trading/bars';

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
   * Opens exactly the bytes that an event names, or a part of them. It may be called again to read them once more.
   *
   * @param range the part, without bytes after the end of the file; by default, the whole file
   * @returns the stored bytes, or undefined if other bytes have replaced them; these have an event of their own
   * @throws MissingObjectError if the object no longer exists
   */
  open(file: TradeFile, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** Receives messages that can never be processed. */
export interface DeadLetters {
  /** @param body the message as it was received, so that it can be sent again unchanged */
  send(body: string, refusal: Refusal): Promise<void>;
}

/** Limits the time of the function. */
export interface Clock {
  /** @throws DeadlineError if the time is nearly over, so that the work has to stop */
  throwIfLate(): void;
}
