import { mkdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import { LockedPackages } from '../src/locked-packages';

describe('LockedPackages', () => {
  const root = temporaryFolder();
  const packages = {
    '': { name: '@x/source', version: '0.0.0' },
    'libs/bars': { name: '@x/bars', version: '0.0.0', license: 'Apache-2.0' },
    'node_modules/@x/bars': { resolved: 'libs/bars', link: true },
    'node_modules/zod': { version: '4.6.7', license: 'MIT', integrity: 'sha512-AAAA' },
    'node_modules/left': { name: 'right', version: '1.0.0' },
    'node_modules/left/node_modules/@y/zod': { version: '3.0.0' },
    'node_modules/rolldown': { version: '1.3.2' },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  mkdirSync(join(root, 'libs/bars/src'), { recursive: true });

  const packageOf = (path: string) => LockedPackages.around(join(root, 'libs/bars/src')).packageOf(path);

  test.each([
    ['node_modules/zod/v4/core/parse.js', 'zod', '4.6.7'],
    ['node_modules/left/index.js', 'right', '1.0.0'],
    ['node_modules/left/node_modules/@y/zod/index.js', '@y/zod', '3.0.0'],
    ['libs/bars/src/index.ts', '@x/bars', '0.0.0'],
  ])('%s is part of %s@%s', (path, name, version) => {
    expect(packageOf(join(root, path))).toMatchObject({ name, version });
  });

  test('has licences and hashes, and knows what no registry has', () => {
    expect(packageOf(join(root, 'node_modules/zod/index.js'))).toEqual({
      name: 'zod',
      version: '4.6.7',
      isPrivate: false,
      license: 'MIT',
      integrity: 'sha512-AAAA',
    });
    expect(packageOf(join(root, 'libs/bars/src/index.ts'))).toMatchObject({ isPrivate: true, integrity: undefined });
  });

  test('a virtual module is code of the bundler', () => {
    expect(packageOf('\0rolldown/runtime.js')).toMatchObject({ name: 'rolldown', version: '1.3.2' });
  });

  test.each(['node_modules/other/index.js', 'src/index.ts', '../other/index.ts'])('rejects %s', (path) => {
    expect(() => packageOf(join(root, path))).toThrow('Expected a package in package-lock.json');
  });

  test('rejects a folder that is not in a workspace', () => {
    // A folder of the user can be in a workspace, even a temporary one.
    const { root: top } = parse(root);
    expect(() => LockedPackages.around(top)).toThrow('Expected package-lock.json in a folder around');
  });
});
