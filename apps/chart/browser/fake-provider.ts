import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Page, Route } from 'playwright-core';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

interface Authorisation {
  readonly challenge: string;
  readonly nonce: string | null;
}

/** An OpenID provider that signs everybody in at once. It answers in the browser's place, so it needs no TLS. */
export class FakeProvider {
  public readonly issuer = 'https://sign-in.example';
  /** The access token of the last answer. */
  public token = '';
  /** The queries of the visits to the sign-in page. */
  public readonly visits: URLSearchParams[] = [];
  /** The bodies of the requests for tokens. */
  public readonly grants: URLSearchParams[] = [];
  /** The provider sends readers back with this error. */
  public error: string | undefined;
  public refreshes = true;
  private readonly codes = new Map<string, Authorisation>();

  /** @param onToken called with each new token, which the API must accept from then on */
  public constructor(
    private readonly clientId: string,
    private readonly onToken: (token: string) => void,
  ) {}

  /** Answers the requests of a page to the provider. */
  public async attach(page: Page): Promise<void> {
    await page.route(`${this.issuer}/**`, (route) => this.answer(route));
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return this.json(route, 200, {
          ...{ issuer: this.issuer, authorization_endpoint: `${this.issuer}/authorize` },
          ...{ token_endpoint: `${this.issuer}/token`, end_session_endpoint: `${this.issuer}/logout` },
        });
      case '/authorize':
        return this.authorise(route, searchParams);
      case '/token':
        return this.grant(route, new URLSearchParams(request.postData() ?? ''));
      default:
        return route.fulfill({ status: 200, contentType: 'text/html', body: `<title>${pathname}</title>` });
    }
  }

  private async authorise(route: Route, query: URLSearchParams): Promise<void> {
    this.visits.push(query);
    const target = new URL(query.get('redirect_uri')!);
    target.searchParams.set('state', query.get('state')!);
    if (this.error === undefined) {
      const code = randomUUID();
      this.codes.set(code, { challenge: query.get('code_challenge')!, nonce: query.get('nonce') });
      target.searchParams.set('code', code);
    } else target.searchParams.set('error', this.error);
    // A redirect cannot be fulfilled in the middle of a navigation.
    await route.fulfill({
      contentType: 'text/html',
      body: `<script>location.replace(${JSON.stringify(target.href)})</script>`,
    });
  }

  private async grant(route: Route, body: URLSearchParams): Promise<void> {
    this.grants.push(body);
    const authorisation = this.codes.get(body.get('code') ?? '');
    this.codes.delete(body.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    const valid =
      body.get('grant_type') === 'refresh_token'
        ? this.refreshes && body.get('refresh_token') === `refresh-${this.token}`
        : authorisation?.challenge === verifier;
    if (!valid) return this.json(route, 400, { error: 'invalid_grant' });
    this.token = randomUUID();
    this.onToken(this.token);
    return this.json(route, 200, {
      ...{ access_token: this.token, token_type: 'Bearer', expires_in: 3600 },
      ...(this.refreshes ? { refresh_token: `refresh-${this.token}` } : {}),
      id_token: this.idToken(authorisation?.nonce),
    });
  }

  private idToken(nonce: string | null | undefined): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      sub: 'reader',
      aud: this.clientId,
      iat: now,
      exp: now + 300,
      ...(nonce ? { nonce } : {}),
    };
    const content = [{ alg: 'RS256' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`;
  }

  private async json(route: Route, status: number, body: object): Promise<void> {
    await route.fulfill({ status, headers: { 'access-control-allow-origin': '*' }, json: body });
  }
}
