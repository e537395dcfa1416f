import type { Refusal, TradeFile } from '@trading/bars';

/** Stores trade files. */
export interface TradeFileStore {
  /**
   * Opens exactly the bytes that an event names. It may be called again to read them once more.
   *
   * @returns the stored bytes, or undefined if other bytes have replaced them; these have an event of their own
   * @throws MissingObjectError if the object no longer exists
   */
  open(file: TradeFile): Promise<AsyncIterable<Uint8Array> | undefined>;
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
