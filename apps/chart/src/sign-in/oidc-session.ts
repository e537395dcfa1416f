import * as oauth from 'oauth4webapi';
import type { AuthConfig } from '../config/page-config';
import { SignInError } from './sign-in-error';
import { storePending, takePending } from './pending-sign-in';

/** An access token as the API's client expects it. */
export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** Signs readers in by the authorisation code flow with PKCE. Tokens are kept in memory. */
export class OidcSession {
  private tokens: oauth.TokenEndpointResponse | undefined;
  /** The first token, until a request takes it. */
  private unused: AccessToken | undefined;
  private server: oauth.AuthorizationServer | undefined;
  private readonly client: oauth.Client;
  /** Registered with the provider. */
  private readonly redirectUri = `${window.location.origin}/`;

  public constructor(private readonly config: AuthConfig) {
    this.client = { client_id: config.clientId };
  }

  /**
   * Finishes the sign-in with which the provider sent the reader back, or sends the reader to the provider.
   *
   * @returns false if the browser is leaving the page
   */
  public async start(): Promise<boolean> {
    const parameters = new URLSearchParams(window.location.search);
    if (!parameters.has('state') || !(parameters.has('code') || parameters.has('error'))) {
      await this.redirect();
      return false;
    }
    const pending = takePending();
    // The code is in the address; a reload or a bookmark must not contain it.
    window.history.replaceState(null, '', `/${pending?.query ?? ''}`);
    if (!pending) throw new SignInError('The sign-in was started in another tab or window');
    try {
      await this.exchange(parameters, pending);
    } catch (error) {
      if (!(error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)) throw error;
      const { error: code, error_description: description } = error;
      throw new SignInError(`The provider refused the sign-in: ${description ?? code}`, { cause: error });
    }
    return true;
  }

  /** Sends the reader to the provider. */
  public async redirect(): Promise<void> {
    const server = await this.discover();
    if (server.authorization_endpoint === undefined)
      throw new SignInError('The provider has no authorization endpoint');
    const [codeVerifier, state, nonce] = [
      oauth.generateRandomCodeVerifier(),
      oauth.generateRandomState(),
      oauth.generateRandomNonce(),
    ];
    storePending({ state, nonce, codeVerifier, query: window.location.search });
    const address = new URL(server.authorization_endpoint);
    const { clientId, scopes, audience } = this.config;
    const parameters = {
      ...{ client_id: clientId, redirect_uri: this.redirectUri, response_type: 'code', scope: scopes.join(' ') },
      ...{ state, code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256' },
      ...(this.usesOpenId ? { nonce } : {}),
      ...(audience === undefined ? {} : { audience }),
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    window.location.assign(address);
  }

  /** The current access token. Each call after the first renews it, because the client keeps a token while it is valid. */
  public async accessToken(): Promise<AccessToken> {
    const { unused } = this;
    this.unused = undefined;
    return unused ?? this.renew();
  }

  /** Ends the session here, and at the provider if it has an endpoint for that. */
  public async signOut(): Promise<void> {
    const hint = this.tokens?.id_token;
    this.tokens = undefined;
    this.unused = undefined;
    const { end_session_endpoint: endpoint } = await this.discover();
    if (endpoint === undefined) return;
    const address = new URL(endpoint);
    address.searchParams.set('client_id', this.config.clientId);
    address.searchParams.set('post_logout_redirect_uri', this.redirectUri);
    if (hint !== undefined) address.searchParams.set('id_token_hint', hint);
    window.location.assign(address);
  }

  private get usesOpenId(): boolean {
    return this.config.scopes.includes('openid');
  }

  private async exchange(
    parameters: URLSearchParams,
    pending: { state: string; nonce: string; codeVerifier: string },
  ): Promise<void> {
    const server = await this.discover();
    const validated = oauth.validateAuthResponse(server, this.client, parameters, pending.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      this.client,
      oauth.None(),
      validated,
      this.redirectUri,
      pending.codeVerifier,
    );
    const expected = this.usesOpenId ? { expectedNonce: pending.nonce, requireIdToken: true } : {};
    this.unused = this.keep(await oauth.processAuthorizationCodeResponse(server, this.client, response, expected));
  }

  private async renew(): Promise<AccessToken> {
    const refreshToken = this.tokens?.refresh_token;
    if (refreshToken === undefined) throw new SignInError('Your sign-in has expired');
    const server = await this.discover();
    try {
      const response = await oauth.refreshTokenGrantRequest(server, this.client, oauth.None(), refreshToken);
      const tokens = await oauth.processRefreshTokenResponse(server, this.client, response);
      return this.keep({ refresh_token: refreshToken, ...tokens });
    } catch (error) {
      if (!(error instanceof oauth.ResponseBodyError)) throw error;
      this.tokens = undefined;
      throw new SignInError('Your sign-in has expired', { cause: error });
    }
  }

  private keep(tokens: oauth.TokenEndpointResponse): AccessToken {
    this.tokens = tokens;
    const { access_token: token, expires_in: seconds } = tokens;
    return { token, ...(seconds === undefined ? {} : { expiresAt: Date.now() + seconds * 1000 }) };
  }

  private async discover(): Promise<oauth.AuthorizationServer> {
    if (!this.server) {
      const issuer = new URL(this.config.issuer);
      const response = await oauth.discoveryRequest(issuer);
      this.server = await oauth.processDiscoveryResponse(issuer, response);
    }
    return this.server;
  }
}
