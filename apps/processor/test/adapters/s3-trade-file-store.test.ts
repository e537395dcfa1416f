import { Readable } from 'node:stream';
import { HttpResponse } from '@smithy/core/protocols';
import { S3Reader } from '../../src/adapters/s3/s3-reader';
import type { BucketNames } from '../../src/bucket-names';
import { S3TradeFileStore } from '../../src/adapters/s3-trade-file-store';
import { IncompleteAnswerError, IncompleteDownloadError, MissingObjectError } from '../../src/errors';

const FILE = { bucket: 'trade-files', key: 'trades/a.csv', etag: 'e' };

interface Request {
  readonly hostname: string;
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

/** Returns a store whose S3 has one answer to every request, and a list of the requests. */
function storeAnswering(status: number, body: string, headers: Record<string, string> = {}) {
  return storeBy(() => ({ status, body, headers }));
}

/** Returns a store whose S3 has these answers, one after the other. */
function storeWithAnswers(...answers: readonly Answer[]) {
  let next = 0;
  return storeBy(() => answers[next++] as Answer);
}

function storeBy(answerOf: (request: Request) => Answer, names?: BucketNames) {
  const requests: Request[] = [];
  const s3 = new S3Reader({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: async (request) => {
        requests.push(request as Request);
        const { status, body, headers = {} } = answerOf(request as Request);
        const response = new HttpResponse({ statusCode: status, headers, body: Readable.from([Buffer.from(body)]) });
        return { response };
      },
    },
  });
  return { store: new S3TradeFileStore(s3, names), requests };
}

const error = (code: string) => `<Error><Code>${code}</Code></Error>`;

/** The members of a version in a list of S3. */
interface Listed {
  readonly Key?: string;
  readonly VersionId?: string;
  readonly IsLatest?: string;
  readonly LastModified?: string;
  readonly ETag?: string;
}

const LISTED: Listed = {
  ...{ Key: 'trades/a.csv', VersionId: 'null', IsLatest: 'true' },
  ...{ LastModified: '2024-08-08T10:00:00.000Z', ETag: '"e"' },
};

function listOf(...versions: readonly Listed[]): Answer {
  const elementOf = (version: Listed) =>
    Object.entries<string | undefined>({ ...LISTED, ...version }).flatMap(([name, text]) =>
      text === undefined ? [] : [`<${name}>${text}</${name}>`],
    );
  const elements = versions.map((version) => `<Version>${elementOf(version).join('')}</Version>`);
  return { status: 200, body: `<ListVersionsResult>${elements.join('')}</ListVersionsResult>` };
}

const DENIED: Answer = { status: 403, body: error('AccessDenied') };

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

  test('reads the files of sources from the bucket of its own region', async () => {
    const headers = { 'content-length': '0', 'last-modified': 'Thu, 08 Aug 2024 10:00:00 GMT' };
    const answerOf = ({ query }: Request) => ('versions' in query ? listOf({}) : { status: 200, body: '', headers });
    const { store, requests } = storeBy(answerOf, { own: 'own', source: FILE.bucket });

    await store.open(FILE);
    await store.readStart(FILE.bucket, FILE.key, 10);
    expect(await store.findUpload(FILE)).toMatchObject({ bucket: FILE.bucket });
    expect(await store.listVersions(FILE)).toMatchObject([{ bucket: FILE.bucket }]);

    expect(new Set(requests.map(({ hostname }) => hostname.split('.')[0]))).toEqual(new Set(['own']));
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

  describe('finds the upload of a version', () => {
    const LAST_MODIFIED = 'Thu, 08 Aug 2024 10:00:00 GMT';

    test('by its metadata', async () => {
      const { store, requests } = storeAnswering(200, '', { 'last-modified': LAST_MODIFIED, 'x-amz-version-id': 'v' });

      expect(await store.findUpload({ ...FILE, versionId: 'v' })).toEqual({
        ...{ ...FILE, versionId: 'v' },
        uploadedAt: 1_723_111_200_000,
      });

      expect(requests).toMatchObject([
        { method: 'HEAD', path: '/trades/a.csv', query: { versionId: 'v' }, headers: { 'if-match': '"e"' } },
      ]);
    });

    test('that has the same bytes as the object that is current, if the event names no version', async () => {
      const { store, requests } = storeAnswering(200, '', { 'last-modified': LAST_MODIFIED, 'x-amz-version-id': 'v' });
      expect(await store.findUpload(FILE)).toMatchObject({ versionId: 'v' });
      expect(requests[0]?.query).toEqual({});
    });

    test.each([[{}], [{ 'x-amz-version-id': 'null' }]])(
      'without a version if the bucket had none: %j',
      async (headers) => {
        const { store } = storeAnswering(200, '', { 'last-modified': LAST_MODIFIED, ...headers });
        expect(await store.findUpload(FILE)).toEqual({ ...FILE, uploadedAt: 1_723_111_200_000 });
      },
    );

    test('unless other bytes have replaced them', async () => {
      expect(await storeAnswering(412, '').store.findUpload(FILE)).toBeUndefined();
    });

    test('unless it no longer exists', async () => {
      await expect(storeAnswering(404, '').store.findUpload(FILE)).rejects.toThrow(
        new MissingObjectError('trade-files', 'trades/a.csv'),
      );
    });

    test('and throws if the answer has no time', async () => {
      await expect(storeAnswering(200, '').store.findUpload(FILE)).rejects.toThrow(
        new IncompleteAnswerError('Last-Modified'),
      );
    });

    test('and passes other errors on', async () => {
      const { store, requests } = storeAnswering(400, '');
      await expect(store.findUpload(FILE)).rejects.toMatchObject({ name: 'UnknownError' });
      expect(requests).toHaveLength(1);
    });
  });

  describe.each<[string, (store: S3TradeFileStore, versionId?: string) => Promise<unknown>, Answer]>([
    ['the bytes', (store, versionId) => store.open({ ...FILE, ...(versionId && { versionId }) }), DENIED],
    [
      // The answer to a request for the metadata has no body.
      'the metadata',
      (store, versionId) => store.findUpload({ ...FILE, ...(versionId && { versionId }) }),
      { status: 403, body: '' },
    ],
  ])('without the permission to read %s', (_what, find, denied) => {
    test.each([
      ['an object that the list lacks', listOf({ Key: 'trades/a.csv.gz' }), undefined],
      ['an object that was deleted', listOf({ VersionId: 'v', IsLatest: 'false' }), undefined],
      ['a version that the list lacks', listOf({ VersionId: 'w' }), 'v'],
    ])('%s is missing', async (_which, list, versionId) => {
      const { store, requests } = storeWithAnswers(denied, list);

      await expect(find(store, versionId)).rejects.toThrow(MissingObjectError);

      expect(requests[1]).toMatchObject({
        ...{ method: 'GET', path: '/', query: { versions: '', prefix: 'trades/a.csv', 'encoding-type': 'url' } },
      });
    });

    test.each([
      ['an object that the list has with other bytes', listOf({ ETag: '"other"' }), undefined],
      [
        'an object whose newest version has other bytes',
        listOf({ VersionId: 'v', ETag: '"other"' }, { IsLatest: 'false' }),
        undefined,
      ],
    ])('%s is replaced', async (_which, list, versionId) => {
      expect(await find(storeWithAnswers(denied, list).store, versionId)).toBeUndefined();
    });

    test.each([
      ['the list has the object', listOf({}), undefined],
      [
        'the list has the version',
        listOf({ VersionId: 'w', ETag: '"other"' }, { VersionId: 'v', IsLatest: 'false' }),
        'v',
      ],
      ['the list is denied, too', DENIED, undefined],
    ])('access is denied if %s', async (_name, list, versionId) => {
      const { store } = storeWithAnswers(denied, list);
      await expect(find(store, versionId)).rejects.toMatchObject({ name: 'AccessDenied' });
    });
  });

  describe('lists the versions of a source', () => {
    /** Answers by the prefix of a list. */
    function storeOf(answers: Readonly<Record<string, Answer>>) {
      return storeBy(({ query }) => answers[query['prefix'] ?? ''] ?? listOf());
    }

    test('of each of its keys, in the order of S3', async () => {
      const { store, requests } = storeOf({
        'trades/a b.csv': listOf(
          { Key: 'trades/a+b.csv', VersionId: 'v2', ETag: '"two"', LastModified: '2024-08-08T10:00:01.000Z' },
          { Key: 'trades/a+b.csv', IsLatest: 'false', ETag: '"one"' },
        ),
        'trades/a b.csv.gz': listOf({ Key: 'trades/a%20b.csv.gz', LastModified: '2024-08-08T11:00:00.000Z' }),
      });

      expect(await store.listVersions({ bucket: 'trade-files', key: 'trades/a b.csv.zip' })).toEqual([
        {
          ...{ bucket: 'trade-files', key: 'trades/a b.csv', versionId: 'v2', etag: 'two' },
          ...{ uploadedAt: 1_723_111_201_000, isCurrent: true },
        },
        // Neither this nor the next one has a version.
        {
          ...{ bucket: 'trade-files', key: 'trades/a b.csv', etag: 'one' },
          ...{ uploadedAt: 1_723_111_200_000, isCurrent: false },
        },
        {
          ...{ bucket: 'trade-files', key: 'trades/a b.csv.gz', etag: 'e' },
          ...{ uploadedAt: 1_723_114_800_000, isCurrent: true },
        },
      ]);
      expect(requests.map(({ query }) => query['prefix'])).toEqual([
        ...['trades/a b.csv', 'trades/a b.csv.gz', 'trades/a b.csv.zip', 'trades/a b.csv.zst'],
      ]);
    });

    test('with the times that the answers for objects have, which are in whole seconds', async () => {
      const { store } = storeOf({ 'trades/a.csv': listOf({ LastModified: '2024-08-08T10:00:00.999Z' }) });
      expect(await store.listVersions(FILE)).toMatchObject([{ uploadedAt: 1_723_111_200_000 }]);
    });

    test('and none if only longer keys begin like its own', async () => {
      const { store } = storeOf({ 'trades/a.csv': listOf({ Key: 'trades/a.csv.CHECKSUM' }) });
      expect(await store.listVersions(FILE)).toEqual([]);
    });

    test.each(['Key', 'IsLatest', 'LastModified', 'ETag'] as const)(
      'and does not take a version without %s for one that does not exist',
      async (member) => {
        const { store } = storeOf({ 'trades/a.csv': listOf({ [member]: undefined }) });
        await expect(store.listVersions(FILE)).rejects.toThrow(new IncompleteAnswerError(member));
      },
    );

    test('and throws if one of the lists is denied', async () => {
      const { store } = storeOf({ 'trades/a.csv': listOf({}), 'trades/a.csv.zst': DENIED });
      await expect(store.listVersions(FILE)).rejects.toMatchObject({ name: 'AccessDenied' });
    });
  });
});
