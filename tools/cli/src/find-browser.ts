import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

const CANDIDATES = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of the Chromium or Chrome on this machine; undefined if neither is installed. The environment variable CHROMIUM
 * names another one.
 */
export function findBrowser(): string | undefined {
  const { CHROMIUM } = process.env;
  const candidates = CHROMIUM ? [CHROMIUM] : CANDIDATES;
  return candidates.flatMap(pathsOf).find((path) => spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** A command can be in any folder of the PATH. */
function pathsOf(command: string): string[] {
  if (command.includes('/')) return [command];
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, command));
}
