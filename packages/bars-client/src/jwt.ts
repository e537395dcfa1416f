import type { Signer } from './signer.ts';

/** An access token. */
export interface AccessToken {
  readonly token: string;
  /**
   * The time from which it is invalid, in milliseconds since 1970.
   * @default - the claim `exp`; never, if the token has none
   */
  readonly expiresAt?: number;
}

/** The options of a {@link JwtSigner}. */
export interface JwtOptions {
  /** Gets a token, for example by the client credentials grant. Called again when the token expires or is rejected. */
  readonly getToken: () => Promise<string | AccessToken>;
  /**
   * The time in milliseconds before its expiry from which a token is replaced.
   * @default 60000
   */
  readonly refreshBefore?: number;
  /**
   * The current time in milliseconds since 1970.
   * @default Date.now
   */
  readonly now?: () => number;
}

/** Sends a bearer token, for an API with JWT authorisation. Requests that need a token at the same time share it. */
export class JwtSigner implements Signer {
  private current: { readonly token: Promise<string>; freshUntil: number } | undefined;

  public constructor(private readonly options: JwtOptions) {}

  public async sign(): Promise<Record<string, string>> {
    const now = this.options.now?.() ?? Date.now();
    if (!this.current || now >= this.current.freshUntil) this.current = this.refresh();
    return { authorization: `Bearer ${await this.current.token}` };
  }

  /** Discards a token that the API rejected. */
  public renew(): boolean {
    this.current = undefined;
    return true;
  }

  private refresh(): { readonly token: Promise<string>; freshUntil: number } {
    const { getToken, refreshBefore = 60_000 } = this.options;
    const entry = { token: load(), freshUntil: Infinity };
    entry.token.catch(() => {
      // The next request tries again; this one rejects.
      if (this.current === entry) this.current = undefined;
    });
    return entry;

    async function load(): Promise<string> {
      const result = await getToken();
      const { token, expiresAt = expiryOf(token) } = typeof result === 'string' ? { token: result } : result;
      entry.freshUntil = expiresAt - refreshBefore;
      return token;
    }
  }
}

/** Reads the expiry from a token, without verifying it. */
function expiryOf(token: string): number {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { exp } = JSON.parse(atob(payload)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : Infinity;
  } catch {
    return Infinity;
  }
}
