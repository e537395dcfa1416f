import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import { isConstructLibrary, readLibraries, tarballOf, wheelOf } from '../src/libraries';

describe('libraries', () => {
  let workspace: string;
  let root: string;
  beforeEach(() => {
    workspace = temporaryFolder();
    root = join(workspace, 'packages/constructs-data');
    mkdirSync(root, { recursive: true });
  });

  function pack(language: string, ...files: string[]): void {
    mkdirSync(join(root, 'dist', language), { recursive: true });
    for (const file of files) writeFileSync(join(root, 'dist', language, file), '');
  }

  test('are the folders below packages that have a manifest', () => {
    const targets = { go: { moduleName: 'example.com/go', packageName: 'constructsdata' } };
    const manifest = {
      ...{ name: '@x/constructs-data', version: '1.2.3', peerDependencies: { constructs: '^10.6.0' } },
      ...{ jsii: { targets }, nx: { name: 'constructs-data' } },
    };
    writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
    mkdirSync(join(workspace, 'packages/bars-client'));
    const client = { name: '@x/bars-client', version: '0.1.0', nx: { name: 'bars-client' } };
    writeFileSync(join(workspace, 'packages/bars-client/package.json'), JSON.stringify(client));
    mkdirSync(join(workspace, 'packages/without-manifest'));

    const libraries = readLibraries(workspace);
    expect(libraries).toEqual([
      {
        root: join(workspace, 'packages/bars-client'),
        project: 'bars-client',
        name: '@x/bars-client',
        version: '0.1.0',
        peers: [],
        targets: undefined,
      },
      {
        root,
        project: 'constructs-data',
        name: '@x/constructs-data',
        version: '1.2.3',
        peers: ['constructs'],
        targets,
      },
    ]);
    expect(libraries.map(isConstructLibrary)).toEqual([false, true]);
  });

  test('have one packed file per language, among other files', () => {
    pack('js', 'constructs-data@1.2.3.jsii.tgz');
    pack('python', 'constructs_data-1.2.3.tar.gz', 'constructs_data-1.2.3-py3-none-any.whl');
    expect(tarballOf(root)).toBe(join(root, 'dist/js/constructs-data@1.2.3.jsii.tgz'));
    expect(wheelOf(root)).toBe(join(root, 'dist/python/constructs_data-1.2.3-py3-none-any.whl'));
  });

  test('suggest the command that packs them', () => {
    expect(() => tarballOf(root)).toThrow('found 0. Run `npx nx run-many -t package-js`.');
  });

  test('are rejected if the packed files of two versions exist', () => {
    pack('js', 'constructs-data@1.2.3.jsii.tgz', 'constructs-data@1.2.4.jsii.tgz');
    expect(() => tarballOf(root)).toThrow(`Expected one .tgz file in ${join(root, 'dist/js')}, found 2.`);
  });
});
