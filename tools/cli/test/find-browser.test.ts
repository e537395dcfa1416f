import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../src/find-browser';
import { temporaryFolder } from '../src/testing/temporary-folder';

const { env } = process;

beforeEach(() => {
  process.env = { ...env, PATH: temporaryFolder() };
  delete process.env['CHROMIUM'];
});

afterEach(() => {
  process.env = env;
});

/** Writes a program that exits with a code. @returns its path */
function program(name: string, exitCode: number): string {
  const path = join(process.env['PATH'] as string, name);
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('findBrowser', () => {
  test('returns the path of the first browser on the PATH that runs', () => {
    program('chromium', 1);
    const chrome = program('google-chrome', 0);
    expect(findBrowser()).toBe(chrome);
  });

  test('returns only the browser that CHROMIUM names', () => {
    const other = program('other', 0);
    program('chromium', 0);
    process.env['CHROMIUM'] = 'other';
    expect(findBrowser()).toBe(other);
    process.env['CHROMIUM'] = '/nowhere';
    expect(findBrowser()).toBeUndefined();
  });
});
