/** Survives the visit to the provider's page. Tokens are never stored. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The query of the address that the reader opened. */
  readonly query: string;
}

const STORAGE_KEY = 'sign-in';

export function storePending(pending: PendingSignIn): void {
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(pending));
}

/** Reads and deletes it, because a code is exchanged once. */
export function takePending(): PendingSignIn | undefined {
  const text = sessionStorage.getItem(STORAGE_KEY);
  sessionStorage.removeItem(STORAGE_KEY);
  return text === null ? undefined : (JSON.parse(text) as PendingSignIn);
}
