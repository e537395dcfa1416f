import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureStartUp } from '../src/start-up';

describe('measureStartUp', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'start-up-'));
    write('dist/handler.js', 'module.exports = 1;');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  const measure = () =>
    measureStartUp({
      root,
      build: join(root, '.bench'),
      libraries: ['template'],
      environment: { TABLE_NAME: 'bars' },
      runs: 1,
    });

  test('measures the bundle, and the sources with the libraries and variables that they need', () => {
    write(
      'src/handler.ts',
      `import * as template from '@trading/template';
       if (!template || process.env['TABLE_NAME'] !== 'bars') throw new Error('Something is missing');`,
    );
    expect(measure()).toEqual({
      bundleBytes: 19,
      bundledMilliseconds: expect.any(Number),
      unbundledMilliseconds: expect.any(Number),
    });
    expect(existsSync(join(root, '.bench/unbundled'))).toBe(false);
  });

  test('fails with the output of a program that cannot be loaded, and leaves nothing behind', () => {
    write('src/handler.ts', "throw new Error('no such table');");
    expect(measure).toThrow(/no such table/);
    expect(existsSync(join(root, '.bench/unbundled'))).toBe(false);
  });
});
