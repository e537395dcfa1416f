import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

import { clientEnvironment } from '../../src/emulator/client-environment';
import { clientOptions } from '../../src/emulator/client-options';
import { emulatorFiles } from '../../src/emulator/emulator-files';
import { startEmulator, stopEmulator, type RunningEmulator } from '../../src/emulator/emulator';
import { freePort } from '../../src/emulator/free-port';
import { localPaths } from '../../src/emulator/local-paths';
import { deployPage } from '../../src/testing/deploy-page';

jest.setTimeout(60_000);

const BUCKET = 'page';

let emulator: RunningEmulator;
/** The label of the page's distribution. */
let label: string;
/** The host of the page, with the port. */
let host: string;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'trading-pages-'));
  const { virtualEnvironment } = localPaths();
  emulator = await startEmulator({ directory, port: await freePort(), virtualEnvironment });
  Object.assign(process.env, clientEnvironment({ emulator, region: 'us-east-1', cdkHome: directory }));
  const files = { 'index.html': { contentType: 'text/html', body: 'the page' } };
  label = await deployPage(clientOptions(emulator), BUCKET, files);
  host = `${label}.cloudfront.localhost:${emulator.port}`;
});

afterAll(async () => {
  expect(await stopEmulator(emulator)).toBe(true);
  rmSync(emulator.directory, { recursive: true });
});

describe('a deployed page', () => {
  const allowed: [string, () => Partial<PageRequest>][] = [
    ['by an address that the user opened', () => ({ headers: { 'sec-fetch-site': 'none' } })],
    ['by itself', () => ({ headers: { 'sec-fetch-site': 'same-origin' } })],
    ['by itself, with its own Origin', () => ({ headers: { origin: `https://${host}` } })],
    ['by curl, without a signature', () => ({})],
    ['with parameters of a presigned URL, which have no effect', () => ({ path: '/index.html?X-Amz-Credential=x' })],
  ];

  test.each(allowed)('is read %s', async (_, kind) => {
    const answer = await get(kind());

    expect(answer).toMatchObject({ status: 200, body: 'the page', headers: { 'content-type': 'text/html' } });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('is read without its body', async () => {
    expect(await get({ method: 'HEAD' })).toMatchObject({ status: 200, headers: { 'content-length': '8' }, body: '' });
  });

  test('is read over TLS whose certificate is valid for its host', async () => {
    expect(await get({ servername: `${label}.cloudfront.localhost` })).toMatchObject({ status: 200 });
  });

  const rejected: [string, () => Partial<PageRequest>, string][] = [
    [
      'a fetch of another site',
      () => ({ headers: { 'sec-fetch-site': 'cross-site' } }),
      'Other pages cannot request this one (header',
    ],
    [
      'a fetch of the same site',
      () => ({ headers: { 'sec-fetch-site': 'same-site' } }),
      'Other pages cannot request this one (header',
    ],
    [
      'a foreign Origin',
      () => ({ headers: { origin: 'http://evil.example' } }),
      'Other pages cannot request this one (header',
    ],
    ['a sandboxed frame', () => ({ headers: { origin: 'null' } }), 'Other pages cannot request this one (header'],
    [
      'the Origin of the emulator',
      () => ({ headers: { origin: emulator.endpoint } }),
      'Other pages cannot request this one (header',
    ],
    [
      'its Origin without TLS',
      () => ({ headers: { origin: `http://${host}` } }),
      'Other pages cannot request this one (header',
    ],
    ['a POST', () => ({ method: 'POST' }), 'Pages can only be read, with GET or HEAD, got: POST.'],
    ['a PUT', () => ({ method: 'PUT' }), 'Pages can only be read, with GET or HEAD, got: PUT.'],
    ['a DELETE', () => ({ method: 'DELETE' }), 'Pages can only be read, with GET or HEAD, got: DELETE.'],
    ['a preflight', () => ({ method: 'OPTIONS' }), 'Pages can only be read, with GET or HEAD, got: OPTIONS.'],
    ['another distribution', () => ({ host: `d0000.cloudfront.localhost:${emulator.port}` }), 'There is no CloudFront'],
    ['a part of its label', () => ({ host: host.slice(1) }), 'There is no CloudFront distribution'],
    ['another port', () => ({ host: `${label}.cloudfront.localhost:${emulator.port + 1}` }), 'Expected the `Host`'],
    ['its host in AWS', () => ({ host: `${label}.cloudfront.net:${emulator.port}` }), 'Expected the `Host` header'],
    ['a host in its domain', () => ({ host: `x.${host}` }), 'Expected the `Host` header'],
    ['a host that only begins with its own', () => ({ host: `${host}.evil.example` }), 'Expected the `Host` header'],
    ['its path under the address of the emulator', () => ({ host: `localhost:${emulator.port}` }), 'is not signed'],
  ];

  test.each(rejected)('is not read: %s', async (_, kind, reason) => {
    const answer = await get(kind());

    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining(reason) });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(answer.body).not.toContain('the page');
  });

  test.each(['/_ministack/health', '/_ministack/reset', '/page', '/?list-type=2', '/2015-03-31/functions', '/health'])(
    'leads to nothing else of the emulator: %s',
    async (path) => {
      const { body } = await get({ path, headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' } });

      // The default root object, or an object that does not exist.
      expect(body).toMatch(/^the page$|<Code>AccessDenied<\/Code>/);
    },
  );

  test('does not accept WebSockets', async () => {
    const handshake = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const { status } = await get({ headers: { ...handshake, 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==' } });

    expect(status).toBe(403);
  });

  test('is the same after a restart of the emulator', async () => {
    const { directory, port } = emulator;
    await stopEmulator(emulator);
    emulator = await startEmulator({ directory, port, virtualEnvironment: localPaths().virtualEnvironment });

    expect(await get()).toMatchObject({ status: 200, body: 'the page' });
    const { KeyCount } = await new S3Client(clientOptions(emulator)).send(new ListObjectsV2Command({ Bucket: BUCKET }));
    expect(KeyCount).toBe(1);
  });
});

interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  /** The name that the certificate must be valid for. */
  readonly servername: string;
  readonly headers: OutgoingHttpHeaders;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Requests the page, by default as curl does. Names below `localhost` are not resolved on every machine. */
function get(kind: Partial<PageRequest> = {}): Promise<Answer> {
  const { method = 'GET', path = '/', servername = 'localhost', headers = {} } = kind;
  return new Promise((resolve, reject) => {
    request(
      {
        ...{ host: '127.0.0.1', port: emulator.port, method, path, agent: false, servername },
        ca: readFileSync(emulatorFiles(emulator.directory).certificate),
        headers: { host: kind.host ?? host, ...headers },
      },
      (response) => {
        text(response).then(
          (body) => resolve({ status: response.statusCode, headers: response.headers, body }),
          reject,
        );
      },
    )
      .once('error', reject)
      .end();
  });
}
