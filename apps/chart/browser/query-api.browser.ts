import { findBrowser } from '@trading/cli';
import { chromium, type Browser, type Page } from 'playwright-core';
import { countPixels, fact, openPage, selectedBar, waitForBars } from './browser-page';
import { FakeApi } from './fake-api';
import { PageServer } from './page-server';
import { QueryServer } from './query-server';

jest.setTimeout(60_000);

const executablePath = findBrowser();

(executablePath === undefined ? describe.skip : describe)('the chart page on the query API', () => {
  let browser: Browser;
  let query: QueryServer;
  let server: PageServer;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath! });
    query = await QueryServer.start();
    server = new PageServer(new FakeApi());
    server.apiUrl = query.url;
    await server.start();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await query.stop();
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(complaints).toEqual([]);
  });

  async function open(search: string): Promise<Page> {
    const opened = await openPage(browser);
    ({ complaints } = opened);
    await opened.page.goto(`${server.origin}/${search}`);
    return opened.page;
  }

  test('opens the first symbol with the last of its bars, exact to the digit', async () => {
    const page = await open('');
    await waitForBars(page);
    const { symbols } = await query.get('/v1/symbols?limit=1');
    const { feed, symbol, to } = symbols[0];
    const { bars } = await query.get(`/v1/bars/${feed}/${encodeURIComponent(symbol)}?to=${to}&limit=10000`);
    const last = bars.at(-1);

    expect(await page.locator('#chart-title').innerText()).toBe(symbol);
    expect(await fact(page, 'Time')).toBe(last.time.slice(0, 16).replace('T', ' '));
    expect(await fact(page, 'Notional')).toBe(last.notional);
    expect(await fact(page, 'VWAP')).toBe(last.vwap);
    expect(last.vwap).toMatch(/\.\d{18}$/);
    await page.locator('#bar-facts', { hasText: 'binance-spot/trades-2024-08-11.csv' }).waitFor();
    expect(await countPixels(page, '--rising')).toBeGreaterThan(100);
  });

  test('hatches the day without a file, and marks the bars that files contradict each other about', async () => {
    const page = await open('?feed=binance-spot&symbol=BTCUSDT&interval=1h');
    await waitForBars(page);
    expect(await countPixels(page, '--unknown-fill')).toBeGreaterThan(1000);
    expect(await countPixels(page, '--conflict')).toBeGreaterThan(20);

    await page.focus('#bar-selector');
    await page.keyboard.press('Home');
    const states: string[] = [];
    for (let hour = 0; hour < 96; hour++) {
      states.push((await selectedBar(page)).split(', ')[1]!.replace(/^open .*/, 'bar'));
      await page.keyboard.press('ArrowRight');
    }
    expect(states.slice(48, 72)).toEqual(Array(24).fill('unknown'));
    expect(states.slice(0, 48)).not.toContain('unknown');
    expect(states.slice(70, 74)).toEqual(['unknown', 'unknown', 'bar', 'bar']);
    expect(states.at(-1)).toBe('no trades');
  });

  test('shows the regular session of an exchange alone', async () => {
    const page = await open(
      '?feed=binance-spot&symbol=BTCUSDT&interval=5m&tz=America/New_York&session=regular&calendar=XNYS',
    );
    await waitForBars(page);
    await page.focus('#bar-selector');
    await page.keyboard.press('Home');
    const times: string[] = [];
    for (let bar = 0; bar < 79; bar++) {
      times.push((await selectedBar(page)).slice(0, 16));
      await page.keyboard.press('ArrowRight');
    }

    expect([times[0], times[77], times[78]]).toEqual(['2024-08-08 09:30', '2024-08-08 15:55', '2024-08-09 09:30']);
    expect(await page.locator('#watermark').innerText()).toContain('Calendar: XNYS');
  });

  test('explains why an interval is not available', async () => {
    const page = await open('?feed=binance-spot&symbol=BTCUSDT&interval=1s');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/interval[^]*found: 1s[^]*Choose another interval\./);
  });

  test.each(['BTC/USD', 'Ä 50%'])('finds %s', async (symbol) => {
    const page = await open('?feed=binance-spot&symbol=ETHUSDT');
    await waitForBars(page);
    await page.locator('#symbol').fill(symbol.toLowerCase());
    await page.locator('[role=option]', { hasText: symbol }).click();
    await page.locator('#chart-title', { hasText: symbol }).waitFor();
    await waitForBars(page);

    await page.reload();
    await waitForBars(page);
    expect(await page.locator('#chart-title').innerText()).toBe(symbol);
  });
});
