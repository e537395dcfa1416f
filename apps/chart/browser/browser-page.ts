import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page with everything that it complained about. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors in scripts, and violations of the content security policy. */
  readonly complaints: string[];
}

/** A phone with a touch screen. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

const DESKTOP: BrowserContextOptions = { viewport: { width: 1360, height: 820 } };

/** Opens an empty page in a separate context. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ ...DESKTOP, timezoneId: 'Europe/Berlin', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('console', (message) => {
    // A failed request is reported too, which some tests cause.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) => {
      console.error('CSP', violatedDirective, blockedURI, sample);
    });
  });
  return { page, complaints };
}

/** Waits until the chart shows bars. */
export async function waitForBars(page: Page): Promise<void> {
  await page.locator('#bar-selector:enabled').waitFor();
  await page.locator('#notice').waitFor({ state: 'hidden' });
  // The chart draws in an animation frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The number of pixels of the chart that have a colour of the style sheet. */
export async function countPixels(page: Page, variable: string): Promise<number> {
  return page.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = `var(${name})`;
    const [red, green, blue] = getComputedStyle(probe).color.match(/\d+/g)!.map(Number);
    probe.remove();
    let count = 0;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('#chart-canvas td:nth-child(2) canvas')) {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] === red && data[i + 1] === green && data[i + 2] === blue && data[i + 3] === 255) count++;
      }
    }
    return count;
  }, variable);
}

/** The picture of the panes, without the crosshair. */
export async function picture(page: Page): Promise<string> {
  return page.evaluate(() => {
    const canvases = document.querySelectorAll<HTMLCanvasElement>('#chart-canvas td:nth-child(2) canvas:first-of-type');
    return [...canvases].map((canvas) => canvas.toDataURL()).join();
  });
}

/** The value of a row in the table beside the chart. */
export async function fact(page: Page, label: string): Promise<string> {
  return page
    .locator('#bar-facts dt', { hasText: new RegExp(`^${label}$`) })
    .locator('+ dd')
    .innerText();
}

/** The bar that the keyboard has selected, in words. */
export async function selectedBar(page: Page): Promise<string> {
  return (await page.locator('#bar-selector').getAttribute('aria-valuetext')) ?? '';
}
