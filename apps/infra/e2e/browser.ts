import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Opens a page in a headless browser until `done` settles.
 *
 * The browser accepts every certificate, as if the user had dismissed the warning.
 *
 * @param hosts names that the browser resolves to 127.0.0.1
 */
export async function withPage<T>(
  browser: string,
  url: string,
  hosts: readonly string[],
  done: Promise<T>,
): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'trading-browser-'));
  const resolver = `--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`;
  const child = spawn(browser, [...optionsFor(profile), resolver, url], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  const ended = exited.then(([code]) => {
    throw new Error(`${browser} ended with exit code ${String(code)} before the page was done`);
  });
  try {
    return await Promise.race([done, ended]);
  } finally {
    child.kill();
    await exited;
    rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
  }
}

/** Opens a page in a headless browser. @returns its HTML after its scripts have run. */
export function dumpPage(browser: string, url: string): string {
  const profile = mkdtempSync(join(tmpdir(), 'trading-browser-'));
  const { stdout } = spawnSync(browser, [...optionsFor(profile), '--dump-dom', url], { encoding: 'utf8' });
  rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
  return stdout;
}

function optionsFor(profile: string): string[] {
  return [
    ...['--headless', '--disable-gpu', '--no-first-run', '--ignore-certificate-errors', `--user-data-dir=${profile}`],
    // Chromium's sandbox does not work for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
