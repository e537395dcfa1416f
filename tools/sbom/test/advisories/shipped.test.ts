import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import { readShipped } from '../../src/advisories/shipped';

describe('readShipped', () => {
  let workspace: string;

  beforeEach(() => {
    workspace = temporaryFolder();
    project('apps/query', 'type:function');
    project('apps/chart', 'type:page');
    project('apps/infra', 'type:app');
    project('packages/table', 'type:package');
    write('apps/query/dist/sbom.cdx.json', bill('zod@4.6.7', 'left@1.0.0'));
    write(
      'apps/chart/dist/site/licenses.txt',
      '# Licenses\n\n## left - 1.0.0 (MIT)\n\nThe MIT License\n\n## @x/y - 2.0.0\n',
    );
    write('packages/table/sbom.cdx.json', bill('right@1.0.0'));
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }

  function project(folder: string, tag: string): void {
    write(`${folder}/package.json`, JSON.stringify({ nx: { name: folder.split('/')[1], tags: [tag] } }));
  }

  /** A bill of materials with an external component, which is not shipped. */
  function bill(...refs: readonly string[]): string {
    const components = refs.map((ref) => ({ 'bom-ref': ref }));
    return JSON.stringify({ components: [...components, { 'bom-ref': 'constructs', isExternal: true }] });
  }

  test('has what is in functions, packages and pages, and where', () => {
    expect(Object.fromEntries(readShipped(workspace))).toEqual({
      'left@1.0.0': ['chart', 'query'],
      '@x/y@2.0.0': ['chart'],
      'zod@4.6.7': ['query'],
      'right@1.0.0': ['table'],
    });
  });

  test('fails if a project is not built', () => {
    project('apps/exporter', 'type:function');
    expect(() => readShipped(workspace)).toThrow(/exporter\/dist\/sbom\.cdx\.json/);
  });
});
