import type { Refusal, TradeFile } from '@trading/bars';

/** Where trade files come from. */
export interface TradeFileStore {
  /**
   * Opens exactly the bytes that the event spoke of. It may be called again to read them once more.
   *
   * @returns the bytes as stored, or undefined where other bytes have replaced them since: these have an event of
   * their own
   * @throws MissingObjectError where the object is gone
   */
  open(file: TradeFile): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** Where messages go that cannot be processed. */
export interface DeadLetters {
  /** @param body the message as it was received, so that it can be sent again as it is */
  send(body: string, refusal: Refusal): Promise<void>;
}

/** How much time there is. */
export interface Clock {
  /** @throws DeadlineError where the work has to be given back, undone */
  throwIfLate(): void;
}
