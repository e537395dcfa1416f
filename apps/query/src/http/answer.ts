/** An answer of an operation, before it is encoded for a request. */
export interface Answer {
  readonly contentType: string;
  /** How long caches may keep the answer. */
  readonly cacheControl: string;
  /**
   * A text that changes whenever the body of the same URL changes.
   * @default - the body itself
   */
  readonly version?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * True if the body is not text. It is then not compressed again.
   * @default false
   */
  readonly isBinary?: boolean;
  /** The number of bars in the body. */
  readonly bars?: number;
  /** Makes the body. It is not called if the client has it already. */
  readonly body: () => string | Uint8Array | Promise<string | Uint8Array>;
}

/** For answers that may change at any time. Clients ask each time if theirs is current. */
export const REVALIDATE = 'private, no-cache';

/** An answer in JSON. */
export function jsonAnswer(value: object, options: Partial<Answer> = {}): Answer {
  return { contentType: 'application/json', cacheControl: REVALIDATE, body: () => JSON.stringify(value), ...options };
}
