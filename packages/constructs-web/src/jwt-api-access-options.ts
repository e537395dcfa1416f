/** Options for an API whose requests have a JSON Web Token. */
export interface JwtApiAccessOptions {
  /**
   * The URL of the identity provider: the `iss` claim of its tokens.
   *
   * API Gateway gets the public keys from the document at `/.well-known/openid-configuration` below this URL.
   */
  readonly issuer: string;

  /** The audiences to accept. The `aud` claim of a token, or `client_id` if it has no `aud`, must be one of them. */
  readonly audience: string[];

  /**
   * The scopes of which a token must have at least one in its `scope` or `scp` claim.
   *
   * @default - no scope is required
   */
  readonly scopes?: string[];
}
