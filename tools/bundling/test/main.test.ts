import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';

const MAIN = join(__dirname, '../src/main.ts');
const TSX = require.resolve('tsx/cli');

describe('bundling a function', () => {
  let root: string;

  beforeEach(() => {
    root = temporaryFolder();
    const packages = {
      'apps/f': { name: '@x/f', version: '0.0.0' },
      'node_modules/used': { version: '1.0.0', license: 'MIT' },
      'node_modules/behind': { version: '2.0.0' },
      'node_modules/later': { version: '3.0.0' },
      'node_modules/unused': { version: '4.0.0' },
      'node_modules/rolldown': { version: '1.3.2' },
    };
    write('package-lock.json', JSON.stringify({ packages }));
    write('apps/f/package.json', '{ "name": "@x/f", "version": "0.0.0" }');
    write('node_modules/@trading/lambda/package.json', '{ "exports": { "./*": "./index.js" } }');
    write('node_modules/@trading/lambda/index.js', '');
    module('used', "export { behind } from 'behind'; export function used() { return 'used'; }");
    module('behind', "export function behind() { return 'behind'; }");
    module('later', "export function later() { return 'later'; }");
    module('unused', "export function unused() { return 'unused'; }");
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  function module(name: string, text: string): void {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, module: 'index.js', sideEffects: false }));
    write(`node_modules/${name}/index.js`, text);
  }

  function bundle(handler: string) {
    write('apps/f/src/handler.ts', handler);
    return spawnSync(process.execPath, [TSX, MAIN], { cwd: join(root, 'apps/f'), encoding: 'utf8' });
  }

  const bill = () => readFileSync(join(root, 'apps/f/dist/sbom.cdx.json'), 'utf8');

  test('lists the packages whose code is in it, also in files that are loaded later, and no others', () => {
    const handler = `import { behind } from 'used'; import { unused } from 'unused';
      export const handler = async () => behind() + (await import('later')).later();`;
    expect(bundle(handler)).toMatchObject({ status: 0, stderr: '' });
    const { components, dependencies } = JSON.parse(bill());
    expect(components.map((component: any) => component['bom-ref'])).toEqual(['behind@2.0.0', 'later@3.0.0']);
    expect(dependencies[0]).toEqual({ ref: '@x/f@0.0.0', dependsOn: ['behind@2.0.0', 'later@3.0.0'] });

    const first = bill();
    bundle(handler);
    expect(bill()).toBe(first);
  });

  test('escapes what is not ASCII, without a change of meaning', async () => {
    const values = "['é–µ…', `日${process.pid > 0}😀`, /^[–😀]$/u.test('😀'), { ключ: 1 }.ключ, /\\–/.test('–')]";
    expect(bundle(`export const handler = () => ${values};`)).toMatchObject({ status: 0, stderr: '' });

    const path = join(root, 'apps/f/dist/handler.js');
    const { handler } = (await import(path)) as { readonly handler: () => unknown };
    expect(handler()).toEqual(['é–µ…', '日true😀', true, 1, true]);
    // Only the character after a backslash is left.
    expect(readFileSync(path, 'utf8').match(/[^\0-\x7f]/g)).toEqual(['–']);
  });

  test('allows modules of Node.js, and rejects a package that is not in the bundle', () => {
    expect(bundle("export { readFileSync as handler } from 'node:fs';").status).toBe(0);
    const { status, stderr } = bundle("export { handler } from 'missing';");
    expect(status).toBe(1);
    expect(stderr).toContain('it lacks missing');
  });
});
