import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { S3TradeFileStore } from '../../src/adapters/s3-trade-file-store';
import { IncompleteDownloadError, MissingObjectError } from '../../src/errors';

const FILE = { bucket: 'trade-files', key: 'trades/a.csv', etag: 'e', generation: '1' };

/** A source whose S3 gives one answer, and the request it got. */
function sourceAnswering(statusCode: number, body: string, headers: Record<string, string> = {}) {
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
  return { source: new S3TradeFileStore(client), requests };
}

const error = (code: string) => `<Error><Code>${code}</Code></Error>`;

async function read(chunks: AsyncIterable<Uint8Array> | undefined): Promise<string | undefined> {
  if (!chunks) return undefined;
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

describe('S3TradeFileStore', () => {
  test('reads exactly the bytes the event speaks of', async () => {
    const { source, requests } = sourceAnswering(200, 'abc', { 'content-length': '3' });

    expect(await read(await source.open({ ...FILE, versionId: 'v' }))).toBe('abc');

    expect(requests[0]).toMatchObject({
      path: '/trades/a.csv',
      query: { versionId: 'v' },
      headers: { 'if-match': '"e"' },
    });
  });

  test('finds nothing to read where other bytes have replaced them', async () => {
    const { source } = sourceAnswering(412, error('PreconditionFailed'));
    expect(await read(await source.open(FILE))).toBeUndefined();
  });

  test.each(['NoSuchKey', 'NoSuchVersion'])('says that the object is gone on %s', async (code) => {
    await expect(sourceAnswering(404, error(code)).source.open(FILE)).rejects.toThrow(
      new MissingObjectError('trade-files', 'trades/a.csv'),
    );
  });

  test('passes other errors on', async () => {
    await expect(sourceAnswering(403, error('AccessDenied')).source.open(FILE)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  test('does not take a download that breaks off for the end of the file', async () => {
    const { source } = sourceAnswering(200, 'ab', { 'content-length': '3' });
    await expect(source.open(FILE).then(read)).rejects.toThrow(new IncompleteDownloadError(2, 3));
  });
});
