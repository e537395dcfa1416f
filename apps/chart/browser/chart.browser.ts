import AxeBuilder from '@axe-core/playwright';
import { findBrowser } from '@trading/cli';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { countPixels, fact, openPage, PHONE, picture, selectedBar, waitForBars } from './browser-page';
import { FakeApi, problem, randomBars, type FakeBar, type FakeInstrument } from './fake-api';
import { PageServer } from './page-server';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const START = Date.UTC(2024, 7, 8, 12);
const time = (minute: number) => START + minute * MINUTE;

const executablePath = findBrowser();
if (executablePath === undefined) {
  console.warn(
    'Skipped: the tests of the page in a real browser. They need Chromium or Chrome ' +
      '(Debian: apt-get install chromium), found on the PATH or named by the environment variable CHROMIUM.',
  );
}

(executablePath === undefined ? describe.skip : describe)('the chart page', () => {
  let browser: Browser;
  let server: PageServer;
  let api: FakeApi;
  let bitcoin: FakeInstrument;
  let bars: FakeBar[];
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath! });
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    api = new FakeApi();
    server = new PageServer(api);
    await server.start();
    complaints = [];
    // Four hours and 25 minutes with trades, of which a few minutes have none, and a quarter of an hour that is unknown.
    bitcoin = api.add('binance-spot', 'BTCUSDT');
    const all = randomBars(START, 280).filter((_, index) => index % 47 > 2 || index < 100);
    bars = all.map((bar) => (bar.time === time(275) ? { ...bar, conflicts: ['f2'] } : bar));
    const part = (from: number, to: number) => bars.filter((bar) => bar.time >= time(from) && bar.time < time(to));
    api.addFile(bitcoin, 'trades/1.csv', part(0, 240), { from: time(0), to: time(240) });
    api.addFile(bitcoin, 'trades/2.csv', part(255, 280), { from: time(255), to: time(280) });
    for (const [feed, symbol] of [
      ['binance-spot', 'ETHUSDT'],
      ['binance-spot', 'BTC/EUR'],
      ['general', 'ACME'],
    ] as const) {
      api.addFile(api.add(feed, symbol), `trades/${symbol}.csv`, randomBars(START, 50, { price: 100 }));
    }
    api.watermark = time(279);
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await server.stop();
    expect(complaints).toEqual([]);
  });

  /** Opens the page and waits for bars, unless the query leads to none. */
  async function open(query = '?feed=binance-spot&symbol=BTCUSDT', options: BrowserContextOptions = {}): Promise<Page> {
    const opened = await openPage(browser, options);
    ({ complaints } = opened);
    await opened.page.goto(`${server.origin}/${query}`);
    return opened.page;
  }

  async function openBars(query?: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await open(query, options);
    await waitForBars(page);
    return page;
  }

  const lastQuery = (path: string) =>
    Object.fromEntries(api.log.findLast((entry) => entry.path.startsWith(path))!.query);
  const addressOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

  describe('chart', () => {
    test('draws candles and volume, with the notice and the link of TradingView', async () => {
      const page = await openBars();

      for (const colour of ['--rising', '--falling', '--rising-volume', '--falling-volume']) {
        expect(await countPixels(page, colour)).toBeGreaterThan(200);
      }
      expect(await page.locator('#chart a[title="Charting by TradingView"]').getAttribute('href')).toMatch(
        /^https:\/\/www\.tradingview\.com\//,
      );
      expect(await page.locator('footer').innerText()).toContain('TradingView Lightweight Charts™');
    });

    test('hatches unknown intervals, and draws neither prices nor volume without trades', async () => {
      const page = await openBars();
      expect(await countPixels(page, '--unknown-fill')).toBeGreaterThan(1000);
      expect(await countPixels(page, '--empty')).toBeGreaterThan(5);

      await page.focus('#bar-selector');
      const words: string[] = [];
      for (let step = 0; step < 45; step++) {
        await page.keyboard.press('ArrowLeft');
        words.push((await selectedBar(page)).split(', ')[1] ?? '');
      }
      expect(words.filter((word) => word === 'unknown')).toHaveLength(15);
      expect(words.filter((word) => word === 'no trades').length).toBeGreaterThan(1);
    });

    test('marks conflicts', async () => {
      const page = await openBars();
      expect(await countPixels(page, '--conflict')).toBeGreaterThan(20);

      await page.focus('#bar-selector');
      for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft');
      expect(await selectedBar(page)).toMatch(/^2024-08-08 16:35, .*, conflict$/);
      await page.locator('#bar-facts .conflict', { hasText: 'trades/f2.csv' }).waitFor();
    });

    test('shows the exact numbers of the bar at the pointer, as the API gave them', async () => {
      const page = await openBars();
      const box = (await page.locator('#chart-canvas').boundingBox())!;

      await page.mouse.move(box.x + box.width / 2, box.y + 100);
      const minute = (Date.parse(`${(await fact(page, 'Time')).replace(' ', 'T')}Z`) - START) / MINUTE;
      const { volume, prices } = bitcoin.bars.get(time(minute))!;

      expect(minute).toBeLessThan(279);
      expect(volume).toMatch(/^\d+\.\d{18}$/);
      expect(await fact(page, 'Volume')).toBe(volume);
      expect(await fact(page, 'Close')).toBe(prices[3].toFixed(2));
      expect(await fact(page, 'Notional')).toBe('1234567.890123456789012345678901234567');
      await page.mouse.move(5, 5);
      expect(await fact(page, 'Time')).toBe('2024-08-08 16:39');
    });

    test('loads older bars without moving the visible ones', async () => {
      api.addFile(bitcoin, 'trades/older.csv', randomBars(START - 5000 * MINUTE, 5000));
      const page = await openBars();
      const box = (await page.locator('#chart-canvas').boundingBox())!;
      const release = server.holdBars();

      await page.mouse.move(box.x + 100, box.y + 200);
      for (let drag = 0; drag < 7; drag++) {
        await page.mouse.down();
        await page.mouse.move(box.x + 900, box.y + 200, { steps: 5 });
        await page.mouse.up();
        await page.mouse.move(box.x + 100, box.y + 200);
      }
      await page.locator('#loading-more:visible').waitFor();
      await page.mouse.move(5, 5);
      await page.waitForTimeout(600);
      const before = { picture: await picture(page), count: await page.locator('#bar-selector').getAttribute('max') };
      release();
      await page.locator('#loading-more').waitFor({ state: 'hidden' });
      await page.waitForTimeout(200);

      expect(Number(await page.locator('#bar-selector').getAttribute('max'))).toBeGreaterThan(
        Number(before.count) + 500,
      );
      expect(await picture(page)).toBe(before.picture);
    });
  });

  describe('live refresh', () => {
    const late = (minute: number): FakeBar => {
      const bar = bitcoin.bars.get(time(minute))!;
      return {
        ...bar,
        prices: [bar.prices[0], bar.prices[1], bar.prices[2], bar.prices[3] + 0.01],
        volume: '9.000000000000000009',
      };
    };

    test('shows and marks a late revision within one poll, and asks only for the bars that changed', async () => {
      const page = await openBars();
      const before = late(270).prices[3] - 0.01;
      api.log.length = 0;

      api.addFile(bitcoin, 'trades/late.csv', [late(270)]);
      await page.locator('.revision').waitFor();

      expect(await page.locator('.revision-time').innerText()).toBe('2024-08-08 16:30');
      expect(await page.locator('.revision').innerText()).toMatch(
        new RegExp(`close\\s*${before.toFixed(2)}\\s*${(before + 0.01).toFixed(2)}`),
      );
      expect(await countPixels(page, '--revision')).toBeGreaterThan(20);
      expect(await page.locator('#announcer').innerText()).toBe('1 bar was revised');
      expect(api.log.filter(({ path }) => path.startsWith('/v1/bars'))).toHaveLength(1);
      // One poll reads until there are no further changes.
      expect(api.log.filter(({ path }) => path.startsWith('/v1/changes'))).toHaveLength(2);

      await page.locator('.revision').click();
      expect(await selectedBar(page)).toMatch(/^2024-08-08 16:30, .*volume 9\.000000000000000009, .*, revised$/);
    });

    test('adds new bars at the right, and an unchanged range is not transferred again', async () => {
      const page = await openBars();

      api.addFile(bitcoin, 'trades/3.csv', randomBars(time(280), 2));
      await page.locator('#bar-facts', { hasText: '2024-08-08 16:41' }).waitFor();
      api.addFile(bitcoin, 'trades/outside.csv', [bars[10]!]);
      await page.waitForResponse((response) => response.url().includes('/v1/bars') && response.status() === 304);

      expect(await page.locator('.revision').count()).toBe(0);
    });

    test('says that it is not up to date while the API fails, and catches up', async () => {
      const page = await openBars();
      expect(await page.locator('#live').innerText()).toBe('Live');

      api.failures.set('/v1/changes', problem(400, 'broken', 'Broken', 'The log is broken.'));
      await page.locator('#live[data-state=paused]').waitFor();
      expect(await page.locator('#live').innerText()).toBe('Not up to date. Broken: The log is broken.');
      api.addFile(bitcoin, 'trades/late.csv', [late(270)]);
      api.failures.clear();

      await page.locator('.revision').waitFor();
      expect(await page.locator('#live').innerText()).toBe('Live');
    });
  });

  describe('controls', () => {
    test('find a symbol of any feed by keyboard alone, and the back button returns', async () => {
      const page = await openBars();
      const input = page.locator('#symbol');

      await input.focus();
      await page.keyboard.type('acm');
      await page.locator('[role=option]', { hasText: 'ACME' }).waitFor();
      expect(await page.locator('[role=option]').count()).toBe(1);
      await page.keyboard.press('ArrowDown');
      const active = await input.getAttribute('aria-activedescendant');
      expect(await page.locator(`#${active}`).innerText()).toContain('ACME');
      expect(await input.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('Enter');
      await page.locator('#chart-title', { hasText: 'ACME' }).waitFor();

      expect(addressOf(page)).toEqual({ feed: 'general', symbol: 'ACME', interval: '1m' });
      expect(await page.locator('#feed').inputValue()).toBe('general');
      await page.goBack();
      await page.locator('#chart-title', { hasText: 'BTCUSDT' }).waitFor();
      expect(await input.inputValue()).toBe('BTCUSDT');
    });

    test('list the symbols of the feed, and close with Escape', async () => {
      const page = await openBars();

      await page.locator('#symbol').click();
      await page.locator('[role=option]').first().waitFor();
      expect(await page.locator('[role=option] .option-symbol').allInnerTexts()).toEqual([
        'BTC/EUR',
        'BTCUSDT',
        'ETHUSDT',
      ]);
      await page.keyboard.press('Escape');
      expect(await page.locator('#symbol-popup').isVisible()).toBe(false);
      expect(await page.locator('#symbol').inputValue()).toBe('BTCUSDT');
    });

    test('say that no symbol was found', async () => {
      const page = await openBars();
      await page.locator('#symbol').fill('nothing');
      await page.locator('#symbol-note', { hasText: 'No symbol contains “nothing”.' }).waitFor();
    });

    test('load further symbols when the list is scrolled', async () => {
      for (let index = 0; index < 120; index++) {
        api.addFile(api.add('big', `S${String(index).padStart(3, '0')}`), 'x', randomBars(START, 2));
      }
      const page = await openBars('?feed=big&symbol=S000');

      await page.locator('#symbol').click();
      await page.locator('[role=option]').nth(49).waitFor();
      expect(await page.locator('[role=option]').count()).toBe(50);
      await page.locator('[role=option]').last().scrollIntoViewIfNeeded();
      await page.locator('[role=option]').nth(99).waitFor();
    });

    test('choose a feed, and its first symbol', async () => {
      const page = await openBars();
      await page.locator('#feed').selectOption('general');
      await page.locator('#chart-title', { hasText: 'ACME' }).waitFor();
      expect(addressOf(page)).toMatchObject({ feed: 'general', symbol: 'ACME' });
    });

    test('choose interval, time zone, session and calendar', async () => {
      const page = await openBars();

      await page.getByRole('radio', { name: '5-minute', exact: true }).check();
      await page.locator('#chart-series', { hasText: '5-minute bars' }).waitFor();
      await page.locator('#time-zone').selectOption('America/New_York');
      await page.locator('#session').selectOption('regular');
      await page.locator('#calendar').selectOption('XNYS');
      await waitForBars(page);

      const chosen = { interval: '5m', tz: 'America/New_York', session: 'regular', calendar: 'XNYS' };
      expect(addressOf(page)).toMatchObject(chosen);
      expect(lastQuery('/v1/bars')).toMatchObject(chosen);
      expect(await fact(page, 'Time')).toBe('2024-08-08 12:35');
    });

    test('switch to dark colours, which this browser remembers', async () => {
      const page = await openBars(undefined, { colorScheme: 'light' });
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await background();

      await page.locator('#theme').selectOption('dark');
      expect(await background()).not.toBe(light);
      expect(await countPixels(page, '--surface')).toBeGreaterThan(10_000);
      await page.reload();
      await waitForBars(page);
      expect(await background()).not.toBe(light);
    });

    test('follow the colours of the system', async () => {
      const page = await openBars(undefined, { colorScheme: 'dark' });
      expect(await countPixels(page, '--surface')).toBeGreaterThan(10_000);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(12, 15, 20)');
    });
  });

  describe('link', () => {
    test('has no range until the reader moves the view', async () => {
      const page = await openBars();
      await page.waitForTimeout(500);
      expect(addressOf(page)).toEqual({ feed: 'binance-spot', symbol: 'BTCUSDT' });
    });

    test('keeps the visible range', async () => {
      const page = await openBars();
      const box = (await page.locator('#chart-canvas').boundingBox())!;
      await page.mouse.move(box.x + 300, box.y + 200);
      await page.mouse.down();
      await page.mouse.move(box.x + 700, box.y + 200, { steps: 5 });
      await page.mouse.up();
      await page.waitForURL(/to=/);
      await page.waitForTimeout(600);
      const link = page.url();
      expect(addressOf(page)).toMatchObject({ from: expect.stringMatching(/^2024-08-08T/), to: expect.any(String) });

      const other = await openBars(new URL(link).search);
      await other.mouse.move(box.x + 1, box.y + 200);
      await other.keyboard.press('Tab');

      expect(addressOf(other)).toEqual(addressOf(page));
      const first = `${(await fact(other, 'Time')).replace(' ', 'T')}:00Z`;
      expect(Math.abs(Date.parse(first) - Date.parse(addressOf(page)['from']!))).toBeLessThanOrEqual(MINUTE);
    });

    test('opens the first symbol if it names none', async () => {
      const page = await openBars('');
      expect(addressOf(page)).toEqual({ feed: 'binance-spot', symbol: 'BTC/EUR', interval: '1m' });
    });
  });

  describe('keyboard and screen reader', () => {
    test('read every bar with the arrow keys, Home, End, PageUp and PageDown', async () => {
      const page = await openBars();
      await page.focus('#bar-selector');
      const press = async (key: string) => {
        await page.keyboard.press(key);
        return (await selectedBar(page)).slice(0, 16);
      };

      expect(await press('ArrowLeft')).toBe('2024-08-08 16:38');
      expect(await press('PageDown')).toBe('2024-08-08 16:28');
      expect(await press('PageUp')).toBe('2024-08-08 16:38');
      expect(await press('Home')).toBe('2024-08-08 12:00');
      expect(await press('ArrowRight')).toBe('2024-08-08 12:01');
      const { prices, volume } = bitcoin.bars.get(time(1))!;
      const [open, high, low, close] = prices.map((price) => price.toFixed(2));
      expect(await selectedBar(page)).toBe(
        `2024-08-08 12:01, open ${open}, high ${high}, low ${low}, close ${close}, volume ${volume}, 12 trades`,
      );
      expect(await fact(page, 'Open')).toBe(open);
      expect(await press('End')).toBe('2024-08-08 16:39');
    });

    test.each<[string, string, BrowserContextOptions, (page: Page) => Promise<unknown>]>([
      ['in light colours', '?feed=general&symbol=ACME', { colorScheme: 'light' }, waitForBars],
      ['in dark colours', '?feed=binance-spot&symbol=BTCUSDT', { colorScheme: 'dark' }, waitForBars],
      ['on a phone', '?feed=general&symbol=ACME', PHONE, waitForBars],
      [
        'with an open list of symbols',
        '?feed=binance-spot&symbol=BTCUSDT',
        {},
        async (page) => {
          await waitForBars(page);
          await page.locator('#symbol').click();
          await page.locator('[role=option]').first().waitFor();
          await page.keyboard.press('ArrowDown');
        },
      ],
      [
        'with a revision',
        '?feed=binance-spot&symbol=BTCUSDT',
        {},
        async (page) => {
          await waitForBars(page);
          api.addFile(bitcoin, 'trades/late.csv', [{ ...bitcoin.bars.get(time(275))!, volume: '1' }]);
          await page.locator('.revision').waitFor();
        },
      ],
      ['with an error', '?feed=general&symbol=NOTHING', {}, (page) => page.locator('#notice h2').waitFor()],
    ])('have no accessibility violations %s', async (_name, query, options, ready) => {
      const page = await open(query, options);
      await ready(page);

      const { violations, passes } = await new AxeBuilder({ page }).analyze();

      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(passes.length).toBeGreaterThan(15);
    });
  });

  describe('states', () => {
    test('show the problem of the API, and what to do', async () => {
      const page = await open('?feed=binance-spot&symbol=BTCUSDT&interval=1s');
      const notice = page.getByRole('alert');
      await notice.waitFor();

      expect(await notice.innerText()).toMatch(
        /Invalid parameter\s+Bars of this length are not stored\.\s+Parameter: interval, expected: at least 1m, found: 1s\s+Choose another interval\./,
      );
      await page.getByRole('radio', { name: '1-minute', exact: true }).check();
      await waitForBars(page);
    });

    test('try again after an error', async () => {
      api.failures.set('/v1/coverage', problem(500, 'internal', 'Internal error', 'It failed.'));
      const page = await open();
      await page.getByRole('alert').waitFor();
      api.failures.clear();
      await page.getByRole('button', { name: 'Try again' }).click();
      await waitForBars(page);
    });

    test('explain how to send a file if there are no bars, and show its bars without a reload', async () => {
      api.instruments.length = 0;
      const page = await open('');
      await page.locator('#notice', { hasText: 'No bars yet' }).waitFor();
      expect(await page.locator('#notice').innerText()).toContain('npx nx run local:send -- path/to/trades.csv.gz');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

      api.addFile(api.add('general', 'NEW'), 'trades/new.csv', randomBars(START, 30));
      await page.locator('#chart-title', { hasText: 'NEW' }).waitFor();
      await waitForBars(page);
    });

    test('show that bars are being loaded', async () => {
      const release = server.holdBars();
      const page = await open();
      await page.locator('#notice', { hasText: 'Loading bars…' }).waitFor();
      release();
      await waitForBars(page);
    });

    test('do not guess a configuration that is missing', async () => {
      server.config = undefined;
      const page = await open();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toContain('/config.json: 404');
      expect(api.log).toEqual([]);
    });
  });

  describe('on a phone', () => {
    test('fits the width, and has the settings behind a button', async () => {
      const page = await openBars(undefined, PHONE);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await page.locator('#time-zone').isVisible()).toBe(false);

      await page.locator('#settings-toggle').tap();
      await page.locator('#time-zone').selectOption('Asia/Tokyo');
      await page.locator('#bar-facts', { hasText: '2024-08-09 01:39' }).waitFor();
    });

    test('selects the bar that is tapped', async () => {
      const page = await openBars(undefined, PHONE);
      const box = (await page.locator('#chart-canvas').boundingBox())!;

      await page.touchscreen.tap(box.x + 150, box.y + 100);
      await page.waitForTimeout(500);

      expect(await selectedBar(page)).not.toMatch(/^2024-08-08 16:39/);
      expect(await selectedBar(page)).toContain(await fact(page, 'Time'));
    });
  });
});
