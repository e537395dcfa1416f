import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { S3ExportFiles } from '../../src/adapters/s3-export-files';
import { ConcurrentExportError } from '../../src/errors';

interface Received {
  readonly request: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that answers as S3 does. */
describe('S3ExportFiles', () => {
  let server: Server;
  let files: S3ExportFiles;
  let answer: { status: number; headers?: Record<string, string>; body?: string };
  let received: Received[];

  beforeEach(async () => {
    received = [];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        received.push({ request: `${method} ${url?.split('?')[0]}`, headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = new S3Client({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      forcePathStyle: true,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
      maxAttempts: 1,
    });
    files = new S3ExportFiles(client, 'bucket');
  });
  afterEach(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  const error = (status: number, code: string) => ({ status, body: `<Error><Code>${code}</Code></Error>` });

  test('reads a text with its tag', async () => {
    answer = { status: 200, headers: { etag: '"a"' }, body: '{}' };
    expect(await files.readText('exports/index.json')).toEqual({ text: '{}', etag: '"a"' });
    expect(received[0]?.request).toBe('GET /bucket/exports/index.json');
  });

  test('returns the tag of a file', async () => {
    answer = { status: 200, headers: { etag: '"a"' } };
    expect(await files.etagOf('k')).toBe('"a"');
    expect(received[0]?.request).toBe('HEAD /bucket/k');
  });

  test('returns undefined for a file that does not exist', async () => {
    answer = error(404, 'NoSuchKey');
    expect(await files.readText('k')).toBeUndefined();
    answer = { status: 404 };
    expect(await files.etagOf('k')).toBeUndefined();
  });

  test('fails if a file cannot be read', async () => {
    answer = error(403, 'AccessDenied');
    await expect(files.readText('k')).rejects.toThrow(expect.objectContaining({ name: 'AccessDenied' }));
  });

  test.each([
    ['a new text', undefined, { 'if-none-match': '*' }],
    ['a text in place of a version', '"a"', { 'if-match': '"a"' }],
  ])('writes %s', async (_name, replaced, condition) => {
    answer = { status: 200, headers: { etag: '"b"' } };
    expect(await files.putText('k', '{}', replaced)).toBe('"b"');
    expect(received[0]).toMatchObject({
      request: 'PUT /bucket/k',
      headers: condition,
      body: expect.stringContaining('{}'),
    });
  });

  test.each([
    [412, 'PreconditionFailed'],
    [409, 'ConditionalRequestConflict'],
  ])('rejects a write with status %d', async (status, code) => {
    answer = error(status, code);
    await expect(files.putText('k', '{}', '"a"')).rejects.toThrow(ConcurrentExportError);
  });

  test('fails if a file cannot be written', async () => {
    answer = error(403, 'AccessDenied');
    await expect(files.putText('k', '{}', '"a"')).rejects.toThrow(expect.objectContaining({ name: 'AccessDenied' }));
  });

  test('copies a local file, which is read as it is sent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'files-'));
    const content = 'x'.repeat(200_000);
    writeFileSync(join(folder, 'file'), content);
    answer = { status: 200, headers: { etag: '"b"' } };
    await files.putFile('k', join(folder, 'file'), '"a"');
    await rm(folder, { recursive: true });

    expect(received[0]?.headers).toMatchObject({ 'if-match': '"a"', 'content-type': 'application/vnd.apache.parquet' });
    expect(received[0]?.body.replace(/[^x]/g, '').length).toBeGreaterThanOrEqual(content.length);
  });
});
