import { findBrowser } from '@trading/cli';
import { chromium, type Browser, type Page } from 'playwright-core';
import { openPage, waitForBars } from './browser-page';
import { FakeApi, randomBars } from './fake-api';
import { FakeProvider } from './fake-provider';
import { PageServer } from './page-server';

jest.setTimeout(60_000);

const QUERY = '?feed=general&symbol=ACME&interval=5m';

const executablePath = findBrowser();

(executablePath === undefined ? describe.skip : describe)('sign-in', () => {
  let browser: Browser;
  let api: FakeApi;
  let server: PageServer;
  let provider: FakeProvider;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath! });
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    api = new FakeApi();
    api.addFile(api.add('general', 'ACME'), 'trades/a.csv', randomBars(Date.UTC(2024, 7, 8), 100));
    server = new PageServer(api);
    await server.start();
    provider = new FakeProvider('page', (token) => (server.token = token));
    server.token = 'none yet';
    server.connectSources = [provider.issuer];
    const { issuer } = provider;
    server.config = { auth: { issuer, clientId: 'page', scopes: ['openid', 'bars/read'], audience: 'bars-api' } };
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await server.stop();
    expect(complaints).toEqual([]);
  });

  async function open(): Promise<Page> {
    const opened = await openPage(browser);
    ({ complaints } = opened);
    await provider.attach(opened.page);
    await opened.page.goto(`${server.origin}/${QUERY}`);
    return opened.page;
  }

  test('visits the provider with PKCE, comes back to the link, and sends the token', async () => {
    const page = await open();
    await waitForBars(page);

    expect(page.url()).toBe(`${server.origin}/${QUERY}`);
    expect(Object.fromEntries(provider.visits[0]!)).toMatchObject({
      ...{ client_id: 'page', response_type: 'code', redirect_uri: `${server.origin}/`, scope: 'openid bars/read' },
      ...{ code_challenge_method: 'S256', audience: 'bars-api', nonce: expect.any(String), state: expect.any(String) },
    });
    expect(Object.fromEntries(provider.grants[0]!)).toMatchObject({
      grant_type: 'authorization_code',
      client_id: 'page',
    });
    expect(new Set(api.log.map(({ status, authorization }) => `${status} ${authorization}`))).toEqual(
      new Set([`200 Bearer ${provider.token}`]),
    );
  });

  test('leaves no token and no code in the browser', async () => {
    const page = await open();
    await waitForBars(page);
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));

    expect(stored).toBe(JSON.stringify([{}, {}, '']));
    expect(page.url()).not.toContain('code=');
  });

  test('renews a token that the API rejects, without another visit', async () => {
    const page = await open();
    await waitForBars(page);
    const [first] = [provider.token];

    server.token = 'rotated';
    await page.waitForResponse((response) => response.url().includes('/v1/changes') && response.status() === 200);

    expect(provider.token).not.toBe(first);
    expect(provider.grants.map((grant) => grant.get('grant_type'))).toEqual(['authorization_code', 'refresh_token']);
    expect(provider.visits).toHaveLength(1);
  });

  test('asks the reader to sign in again if a token cannot be renewed', async () => {
    provider.refreshes = false;
    const page = await open();
    await waitForBars(page);

    server.token = 'rotated';
    await page.getByRole('radio', { name: '15-minute' }).check();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Your sign-in has expired');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await waitForBars(page);

    expect(provider.visits).toHaveLength(2);
    expect(new URL(page.url()).searchParams.get('interval')).toBe('15m');
  });

  test('explains that the provider refused, and does not try again by itself', async () => {
    provider.error = 'access_denied';
    const page = await open();
    await page.getByRole('alert').waitFor();

    expect(await page.getByRole('alert').innerText()).toContain('access_denied');
    expect(provider.visits).toHaveLength(1);
    expect(api.log).toEqual([]);
  });

  test('rejects an answer to a sign-in that this tab did not start', async () => {
    const opened = await openPage(browser);
    ({ complaints } = opened);
    await provider.attach(opened.page);
    await opened.page.goto(`${server.origin}/?state=forged&code=stolen`);
    await opened.page.getByRole('alert').waitFor();

    expect(await opened.page.getByRole('alert').innerText()).toContain('started in another tab');
    expect(provider.grants).toEqual([]);
    expect(opened.page.url()).toBe(`${server.origin}/`);
  });

  test('ends at the provider too', async () => {
    const page = await open();
    await waitForBars(page);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${provider.issuer}/logout?**`);

    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      ...{ client_id: 'page', post_logout_redirect_uri: `${server.origin}/`, id_token_hint: expect.any(String) },
    });
  });
});
