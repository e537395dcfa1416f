import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pageFiles } from '../../src/operations/page-files';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
afterAll(() => rmSync(folder, { recursive: true }));

function build(...paths: string[]): void {
  rmSync(folder, { recursive: true });
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
}

describe('pageFiles', () => {
  test('returns the hashed files first and the page last, each with its type and its time in caches', () => {
    build('index.html', 'assets/app-1a2b.js', 'assets/app-1a2b.css', 'icon.svg', 'config.json');

    const files = pageFiles(folder, undefined).map((file) => ({ ...file, body: file.body.toString() }));

    const immutable = 'public, max-age=31536000, immutable';
    expect(files).toEqual([
      {
        key: 'assets/app-1a2b.css',
        contentType: 'text/css; charset=utf-8',
        cacheControl: immutable,
        body: 'assets/app-1a2b.css',
      },
      {
        key: 'assets/app-1a2b.js',
        contentType: 'text/javascript; charset=utf-8',
        cacheControl: immutable,
        body: 'assets/app-1a2b.js',
      },
      {
        key: 'config.json',
        contentType: 'application/json; charset=utf-8',
        cacheControl: 'no-cache',
        body: '{"auth":null}\n',
      },
      { key: 'icon.svg', contentType: 'image/svg+xml; charset=utf-8', cacheControl: 'no-cache', body: 'icon.svg' },
      { key: 'index.html', contentType: 'text/html; charset=utf-8', cacheControl: 'no-cache', body: 'index.html' },
    ]);
  });

  test('tells the page where its users sign in', () => {
    build('index.html');
    const signIn = { issuer: 'https://login.example.com/', clientId: 'charts', scopes: ['openid', 'bars'] };

    const [config] = pageFiles(folder, signIn);

    expect(JSON.parse(String(config?.body))).toEqual({ auth: signIn });
  });

  test.each(['data.xyz', 'README'])('rejects a file of unknown type: %s', (name) => {
    build(name);
    expect(() => pageFiles(folder, undefined)).toThrow(`The content type of ${name} is unknown`);
  });
});
