import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder } from '@trading/cli/testing';

const MAIN = join(__dirname, '../../src/advisories/main.ts');
const TSX = require.resolve('tsx/cli');

/** The answer of a registry to a request for metadata of the package. */
const METADATA = {
  name: 'left',
  'dist-tags': { latest: '1.0.1' },
  versions: { '1.0.0': { name: 'left', version: '1.0.0' }, '1.0.1': { name: 'left', version: '1.0.1' } },
};

describe('checking advisories', () => {
  const workspace = temporaryFolder();
  let registry: Server;
  let advisories: object | undefined;
  let asked: unknown[];

  beforeAll(async () => {
    write('package.json', { name: 'x', version: '0.0.0', devDependencies: { left: '1.0.0' } });
    write('package-lock.json', {
      ...{ name: 'x', version: '0.0.0', lockfileVersion: 3 },
      packages: {
        '': { name: 'x', version: '0.0.0', devDependencies: { left: '1.0.0' } },
        'node_modules/left': { version: '1.0.0', dev: true },
      },
    });
    write('packages/.keep', {});
    write('apps/query/package.json', { nx: { name: 'query', tags: ['type:function'] } });
    write('apps/query/dist/sbom.cdx.json', { components: [{ 'bom-ref': 'left@1.0.0' }] });
    registry = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.method === 'POST') asked.push(JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()));
        const answer = request.method === 'POST' ? advisories : METADATA;
        response.writeHead(answer === undefined ? 405 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer ?? {}));
      });
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    asked = [];
  });

  afterAll(async () => {
    registry.closeAllConnections();
    await new Promise((resolve) => registry.close(resolve));
  });

  function write(path: string, content: object): void {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), JSON.stringify(content));
  }

  function check(): Promise<{ status: number | null; output: string }> {
    const { port } = registry.address() as AddressInfo;
    // A configuration with which npm would ask nothing, and find nothing.
    const configuration = {
      npm_config_omit: 'dev',
      npm_config_offline: 'true',
      npm_config_cache: join(workspace, 'cache'),
    };
    const env = { ...process.env, ...configuration, npm_config_registry: `http://127.0.0.1:${port}/` };
    const child = spawn(process.execPath, [TSX, MAIN], { cwd: workspace, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    return new Promise((resolve) => child.on('close', (status) => resolve({ status, output })));
  }

  test('asks the registry for all packages, and fails for a severe advisory of what is shipped', async () => {
    advisories = {
      left: [{ id: 1, url: 'https://x/GHSA-1', title: 'A title', severity: 'high', vulnerable_versions: '<1.0.1' }],
    };
    expect(await check()).toEqual({
      status: 1,
      output: `Advisories: 1 in the 1 packages that are shipped, 0 in those that only work here.
  high: left@1.0.0: A title (GHSA-1); in query\n`,
    });
    expect(asked).toEqual([{ left: ['1.0.0'] }]);
  });

  test('succeeds if there is no advisory', async () => {
    advisories = {};
    expect(await check()).toMatchObject({
      status: 0,
      output: expect.stringContaining('Advisories: 0 in the 1 packages'),
    });
    expect(asked).toEqual([{ left: ['1.0.0'] }]);
  });

  test('says that nothing was checked if the registry does not answer audits', async () => {
    advisories = undefined;
    expect(await check()).toEqual({
      status: 0,
      output: 'Advisories: not checked: the registry answers audits with 405 Method Not Allowed.\n',
    });
  });
});
