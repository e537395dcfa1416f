/** A request that is about to be sent. */
export interface SignableRequest {
  readonly method: string;
  readonly url: URL;
  /** The headers so far, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Authorises requests. */
export interface Signer {
  /**
   * Returns the headers to add to a request. Called again for every retry.
   *
   * @param signal the request's signal, for a signer that waits for something itself
   */
  sign(request: SignableRequest, signal?: AbortSignal): Promise<Readonly<Record<string, string>>>;

  /**
   * Called when the API answers with 401. Returns true if the request should be signed and sent once more.
   * @default - a 401 is final
   */
  renew?(): boolean;
}
