import type { StaticSiteBucketOptions } from '@trading/constructs-web';

/** The identity provider that users of the page sign in at (OpenID Connect with PKCE). */
export interface SignIn {
  /** The URL of the identity provider: the issuer of the tokens that the API accepts. */
  readonly issuer: string;
  /** The id by which the identity provider knows the page. It is a public client without a secret. */
  readonly clientId: string;
  /** The scopes that the page asks for. They must include one that the API requires. */
  readonly scopes: readonly string[];
  /** The API that tokens are for, if the identity provider asks for it. */
  readonly audience?: string;
}

/** The settings of the page in an environment. */
export interface PageSettings {
  /** The bucket with the files of the page. */
  readonly bucket: StaticSiteBucketOptions;
  /** Required if the API accepts tokens. An API that requires signatures has no page, because a page cannot sign. */
  readonly signIn?: SignIn;
  /**
   * Further origins of the identity provider that the page calls, such as that of its token endpoint.
   *
   * @default - only the origin of the issuer
   */
  readonly signInOrigins?: readonly string[];
}
