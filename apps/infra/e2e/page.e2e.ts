import AxeBuilder from '@axe-core/playwright';
import { findBrowser } from '@trading/cli';
import { sampleFile } from '@trading/local';
import { chromium, type Browser, type Page } from 'playwright-core';
import { deployEnvironment, type DeployedEnvironment } from './deployed-environment';

jest.setTimeout(180_000);

const executablePath = findBrowser();
if (executablePath === undefined) {
  console.warn(
    'Skipped: the tests of the deployed chart page. They need Chromium or Chrome ' +
      '(Debian: apt-get install chromium), found on the PATH or named by the environment variable CHROMIUM.',
  );
}

(executablePath === undefined ? describe.skip : describe)('the deployed chart page', () => {
  let environment: DeployedEnvironment;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    environment = await deployEnvironment();
    browser = await chromium.launch({ executablePath: executablePath! });
  });

  afterAll(async () => {
    await browser.close();
    await environment.remove();
  });

  beforeEach(async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1360, height: 820 } });
    page = await context.newPage();
    complaints = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    // Violations of the content security policy are among them.
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  });

  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  const open = (query = '') => page.goto(new URL(`/${query}`, environment.api.url).href);
  const send = (name: string, lines: readonly string[]) =>
    environment.pipeline.send(name, Buffer.from(['symbol,timestamp,price,size,id', ...lines].join('\n')));
  const fact = (label: string) =>
    page
      .locator('#bar-facts dt', { hasText: new RegExp(`^${label}$`) })
      .locator('+ dd')
      .innerText();

  test('explains how to send a file, and shows the bars of the first one without a reload', async () => {
    await open();
    await page.locator('#notice', { hasText: 'npx nx run local:send -- path/to/trades.csv.gz' }).waitFor();

    await environment.pipeline.send('sample.csv', sampleFile());

    await page.locator('#chart-title', { hasText: 'ACME' }).waitFor();
    await page.locator('#notice').waitFor({ state: 'hidden' });
    await page.locator('#bar-facts', { hasText: 'trades/sample.csv' }).waitFor();
    expect(await fact('Time')).toBe('2024-08-08 14:59');
    expect(await page.locator('#bar-selector').getAttribute('max')).toBe('29');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });

  test('shows the digits of a trade, whatever a floating-point number could hold', async () => {
    await send('digits.csv', ['DIGITS,2024-08-08T14:30:01Z,0.123456789012345678,1000000000000.000000000000000001,1']);
    await open('?feed=general&symbol=DIGITS');
    await page.locator('#bar-facts dd').first().waitFor();

    expect(await fact('Close')).toBe('0.123456789012345678');
    expect(await fact('Volume')).toBe('1000000000000.000000000000000001');
  });

  test('shows and marks a late trade without a reload', async () => {
    await send('on-time.csv', ['LATE,2024-08-08T14:30:01Z,1.5,2,1', 'LATE,2024-08-08T14:31:01Z,1.6,2,2']);
    await open('?feed=general&symbol=LATE');
    await page.locator('#live[data-state=live]').waitFor();

    await send('late.csv', ['LATE,2024-08-08T14:30:02Z,1.7,3,3']);
    await page.locator('.revision').waitFor();

    expect(await page.locator('.revision').innerText()).toMatch(/14:30\s+revised[^]*volume\s+2\s+5/);
  });

  test('reads longer bars of a symbol with a slash', async () => {
    await send('slash.csv', ['BTC/USD,2024-08-08T14:30:01Z,1.5,2,1', 'BTC/USD,2024-08-08T14:33:01Z,1.6,2,2']);
    await open('?feed=general&symbol=BTC/USD');
    await page.getByRole('radio', { name: '5-minute', exact: true }).check();
    await page.locator('#chart-series', { hasText: '5-minute bars' }).waitFor();
    await page.locator('#bar-facts', { hasText: '14:30' }).waitFor();

    expect(await fact('Volume')).toBe('4');
  });
});
