import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { S3TradeFileStore } from '../../src/adapters/s3-trade-file-store';
import { IncompleteDownloadError, MissingObjectError } from '../../src/errors';

const FILE = { bucket: 'trade-files', key: 'trades/a.csv', etag: 'e', generation: '1' };

/** Returns a store whose S3 client has one answer to every request, and a list of the requests. */
function storeAnswering(statusCode: number, body: string, headers: Record<string, string> = {}) {
  const requests: { path: string; query: object; headers: Record<string, string> }[] = [];
  const client = new S3Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: async (request: (typeof requests)[number]) => {
        requests.push(request);
        return { response: { statusCode, headers, body: Readable.from([Buffer.from(body)]) } };
      },
    },
  });
  return { store: new S3TradeFileStore(client), requests };
}

const error = (code: string) => `<Error><Code>${code}</Code></Error>`;

async function read(chunks: AsyncIterable<Uint8Array> | undefined): Promise<string | undefined> {
  if (!chunks) return undefined;
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

describe('S3TradeFileStore', () => {
  test('reads exactly the bytes that the event names', async () => {
    const { store, requests } = storeAnswering(200, 'abc', { 'content-length': '3' });

    expect(await read(await store.open({ ...FILE, versionId: 'v' }))).toBe('abc');

    expect(requests[0]).toMatchObject({
      path: '/trades/a.csv',
      query: { versionId: 'v' },
      headers: { 'if-match': '"e"' },
    });
  });

  test('reads the start of another object', async () => {
    const { store, requests } = storeAnswering(206, 'abc', { 'content-length': '3' });

    expect(await store.readStart('trade-files', 'trades/a.csv.md5', 100)).toBe('abc');

    expect(requests[0]).toMatchObject({ path: '/trades/a.csv.md5', headers: { range: 'bytes=0-99' } });
  });

  test.each([
    [404, 'NoSuchKey', undefined],
    [403, 'AccessDenied', undefined],
    [416, 'InvalidRange', ''],
  ])('reads after the answer %s %s of another object %j', async (status, code, expected) => {
    expect(await storeAnswering(status, error(code)).store.readStart('b', 'k', 100)).toBe(expected);
  });

  test('passes other errors of another object on', async () => {
    const { store } = storeAnswering(400, error('InvalidRequest'));
    await expect(store.readStart('b', 'k', 100)).rejects.toMatchObject({ name: 'InvalidRequest' });
  });

  test.each([
    [{ start: 4, end: 10 }, 'bytes=4-9'],
    [{ start: 4 }, 'bytes=4-'],
    [{ start: -8 }, 'bytes=-8'],
  ])('reads the part %j of these bytes', async (range, header) => {
    const { store, requests } = storeAnswering(206, 'abc', { 'content-length': '3' });

    expect(await read(await store.open({ ...FILE, versionId: 'v' }, range))).toBe('abc');

    expect(requests[0]).toMatchObject({ query: { versionId: 'v' }, headers: { 'if-match': '"e"', range: header } });
  });

  test('reads the whole file if no part is named', async () => {
    const { store, requests } = storeAnswering(200, 'abc', { 'content-length': '3' });
    await store.open(FILE);
    expect(requests[0]?.headers).not.toHaveProperty('range');
  });

  test('reads nothing if the part begins after the end of the file', async () => {
    const { store } = storeAnswering(416, error('InvalidRange'));
    expect(await read(await store.open(FILE, { start: 9, end: 10 }))).toBe('');
  });

  test('returns undefined if other bytes have replaced them', async () => {
    const { store } = storeAnswering(412, error('PreconditionFailed'));
    expect(await read(await store.open(FILE))).toBeUndefined();
  });

  test.each(['NoSuchKey', 'NoSuchVersion'])('throws MissingObjectError on %s', async (code) => {
    await expect(storeAnswering(404, error(code)).store.open(FILE)).rejects.toThrow(
      new MissingObjectError('trade-files', 'trades/a.csv'),
    );
  });

  test('passes other errors on', async () => {
    await expect(storeAnswering(403, error('AccessDenied')).store.open(FILE)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  test('throws IncompleteDownloadError if a download ends early', async () => {
    const { store } = storeAnswering(200, 'ab', { 'content-length': '3' });
    await expect(store.open(FILE).then(read)).rejects.toThrow(new IncompleteDownloadError(2, 3));
  });
});
