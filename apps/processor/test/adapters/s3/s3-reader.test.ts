import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { GetObjectCommand, HeadObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { HttpResponse, type HttpRequest } from '@smithy/core/protocols';
import { S3Reader } from '../../../src/adapters/s3/s3-reader';
import { ConfigurationError, IncompleteAnswerError } from '../../../src/errors';
import { answer, answerInPart, hangUp, LoopbackServer } from './loopback-server';

const CREDENTIALS = { accessKeyId: 'AKID', secretAccessKey: 'secret' };
const LIST =
  '<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated></ListVersionsResult>';
const error = (code: string, message = '') => `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
const list = (...members: readonly string[]) => `<ListVersionsResult>${members.join('')}</ListVersionsResult>`;
const version = (key: string, id: string, isLatest = false) =>
  `<Version><Key>${key}</Key><VersionId>${id}</VersionId><IsLatest>${isLatest}</IsLatest></Version>`;
const truncated = (key: string, id: string) =>
  '<IsTruncated>true</IsTruncated>' +
  `<NextKeyMarker>${key}</NextKeyMarker><NextVersionIdMarker>${id}</NextVersionIdMarker>`;

/** Keys that are easily encoded wrongly. */
const KEYS = [
  'trades/2024/a.csv',
  'a b+c%d%20e.csv',
  'trades//a.csv',
  '/trades/a.csv',
  'trades/../a/./b.csv',
  'a?versionId=1&x#y.csv',
  'Börse/日本/😀.csv',
  `!'()*-._~@:=$,;&[]{}|\\^"<>\`.csv`,
  'a\nb\tc.csv',
  'trades/',
];

let server: LoopbackServer;

beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
});

afterEach(async () => {
  jest.restoreAllMocks();
  await server.stop();
});

function reader(settings: Partial<ConstructorParameters<typeof S3Reader>[0]> = {}): S3Reader {
  return new S3Reader({ region: 'us-east-1', endpoint: server.endpoint, credentials: CREDENTIALS, ...settings });
}

/** Retries wait for a random part of a time. */
function waitFor(part: number): void {
  jest.spyOn(Math, 'random').mockReturnValue(part);
}

describe('requests are those of the client of the SDK', () => {
  /** Answers the requests with these bodies, and further ones with an empty list. */
  function recording(bodies: readonly string[]) {
    const requests: HttpRequest[] = [];
    const handle = async (request: HttpRequest) => {
      const body = bodies[requests.length] ?? LIST;
      requests.push(request);
      return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Readable.from([body]) }) };
    };
    return { requests, requestHandler: { handle } };
  }

  /**
   * The last requests. Both clients sign what says nothing of a request: the id of an invocation, and in the SDK's client the SDK.
   *
   * @param bodies the answers to the first requests of the reader
   */
  async function requestsOfBoth(
    settings: { readonly region: string; readonly endpoint?: string },
    ofReader: (s3: S3Reader) => Promise<unknown>,
    ofSdk: (client: S3Client) => Promise<unknown>,
    bodies: readonly string[] = [],
  ) {
    jest.spyOn(Date, 'now').mockReturnValue(1_723_111_200_000);
    jest.spyOn(crypto, 'randomUUID').mockReturnValue('0-0-0-0-0');
    const credentials = { ...CREDENTIALS, sessionToken: 'token' };
    const own = recording(bodies);
    await ofReader(new S3Reader({ ...settings, credentials, requestHandler: own.requestHandler }));
    const sdk = recording([]);
    const client = new S3Client({
      ...{ ...settings, credentials, requestHandler: sdk.requestHandler },
      ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
      forcePathStyle: settings.endpoint !== undefined,
    });
    client.middlewareStack.add(
      (next) => (args) => {
        const { query, headers } = args.request as HttpRequest;
        delete query['x-id'];
        delete headers['x-amz-user-agent'];
        return next(args);
      },
      { step: 'build', priority: 'low', name: 'withoutSdk' },
    );
    await ofSdk(client);
    const [found, expected] = [own.requests.at(-1) as HttpRequest, sdk.requests.at(-1) as HttpRequest];
    delete expected.headers['user-agent'];
    return { found: comparable(found), expected: comparable(expected) };
  }

  /** The parts of a request that are sent, including its signature. */
  function comparable({ method, protocol, hostname, port, path, query, headers }: HttpRequest) {
    return { method, protocol, hostname, port, path, query, headers };
  }

  const PLACES = [
    { region: 'eu-central-1', bucket: 'trade-files' },
    { region: 'cn-north-1', bucket: 'trade-files' },
    { region: 'us-gov-east-1', bucket: 'trade-files' },
    { region: 'us-east-1', bucket: 'trade.files' },
    { region: 'us-east-1', bucket: 'trade-files', endpoint: 'http://127.0.0.1:4566' },
    { region: 'us-east-1', bucket: 'trade-files', endpoint: 'https://s3.example/store' },
  ];

  describe.each(PLACES)('for $bucket in $region, with the endpoint $endpoint', ({ bucket, ...settings }) => {
    test.each(KEYS)('with the key %j', async (key) => {
      const download = await requestsOfBoth(
        settings,
        (s3) => s3.get(bucket, key, { versionId: 'a/b+c=', ifMatch: '"e"', range: 'bytes=0-9' }),
        (client) =>
          client.send(
            new GetObjectCommand({
              ...{ Bucket: bucket, Key: key, VersionId: 'a/b+c=', IfMatch: '"e"', Range: 'bytes=0-9' },
            }),
          ),
      );
      expect(download.found).toEqual(download.expected);

      const metadata = await requestsOfBoth(
        settings,
        (s3) => s3.head(bucket, key),
        (client) => client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })),
      );
      expect(metadata.found).toEqual(metadata.expected);

      const metadataOfVersion = await requestsOfBoth(
        settings,
        (s3) => s3.head(bucket, key, { versionId: 'a/b+c=', ifMatch: '"e"' }),
        (client) =>
          client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: 'a/b+c=', IfMatch: '"e"' })),
      );
      expect(metadataOfVersion.found).toEqual(metadataOfVersion.expected);

      const listing = { Bucket: bucket, Prefix: key, MaxKeys: 100, EncodingType: 'url' } as const;
      const versions = await requestsOfBoth(
        settings,
        (s3) => s3.versions(bucket, key),
        (client) => client.send(new ListObjectVersionsCommand(listing)),
      );
      expect(versions.found).toEqual(versions.expected);

      const nextPage = await requestsOfBoth(
        settings,
        (s3) => s3.versions(bucket, key),
        (client) =>
          client.send(new ListObjectVersionsCommand({ ...listing, KeyMarker: key, VersionIdMarker: 'a/b+c=' })),
        [list(truncated(encodeURIComponent(key), 'a/b+c='))],
      );
      expect(nextPage.found).toEqual(nextPage.expected);
    });
  });
});

describe('S3Reader', () => {
  test.each(KEYS)('sends the key %j, and nothing else changes it', async (key) => {
    server.willAnswer(answer(200, '', { etag: '"e"' }));
    await reader().head('trade-files', key);
    const [path = '', ...rest] = server.requests[0]?.url?.split('?') ?? [];
    expect(rest).toEqual([]);
    expect(path.startsWith('/trade-files/')).toBe(true);
    expect(decodeURIComponent(path.slice('/trade-files/'.length))).toBe(key);
  });

  test('reads the metadata of an object', async () => {
    server.willAnswer(
      answer(200, '', { etag: '"e"', 'x-amz-version-id': 'v', 'last-modified': 'Thu, 08 Aug 2024 10:00:00 GMT' }),
      answer(200, '', { 'last-modified': 'yesterday' }),
    );
    const s3 = reader();
    expect(await s3.head('b', 'k')).toEqual({ etag: '"e"', versionId: 'v', lastModified: 1_723_111_200_000 });
    expect(await s3.head('b', 'k')).toEqual({});
  });

  describe('lists the versions of a key', () => {
    test('with what the list states of them', async () => {
      server.willAnswer(
        answer(
          200,
          `<?xml version="1.0" encoding="UTF-8"?>
<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <Name>b</Name><Prefix>k</Prefix><KeyMarker/><VersionIdMarker/><MaxKeys>100</MaxKeys><IsTruncated>false</IsTruncated>
  <Version>
    <Key>k</Key><VersionId>v2</VersionId><IsLatest>true</IsLatest><LastModified>2024-08-08T10:00:01.250Z</LastModified>
    <ETag>&quot;two&quot;</ETag><Size>3</Size><StorageClass>STANDARD</StorageClass>
  </Version>
  <Version>
    <Key>k</Key><VersionId>null</VersionId><IsLatest>false</IsLatest><LastModified>2024-08-08T10:00:00.000Z</LastModified>
    <ETag>"one"</ETag>
  </Version>
</ListVersionsResult>`,
        ),
      );
      expect(await reader().versions('b', 'k')).toEqual([
        { key: 'k', versionId: 'v2', isLatest: true, lastModified: 1_723_111_201_250, etag: '"two"' },
        { key: 'k', versionId: 'null', isLatest: false, lastModified: 1_723_111_200_000, etag: '"one"' },
      ]);
    });

    test('of which there is one', async () => {
      server.willAnswer(answer(200, list(version('k', 'null', true))));
      expect(await reader().versions('b', 'k')).toEqual([{ key: 'k', versionId: 'null', isLatest: true }]);
    });

    test('that is encoded', async () => {
      server.willAnswer(answer(200, list(version('a+b%2Bc%26%E6%97%A5.csv', 'v'))));
      expect(await reader().versions('b', 'a b+c&日.csv')).toMatchObject([{ key: 'a b+c&日.csv', versionId: 'v' }]);
    });

    test('without its delete markers, so that none is the latest one after a deletion', async () => {
      const marker = (id: string, isLatest: boolean) =>
        `<DeleteMarker><Key>k</Key><VersionId>${id}</VersionId><IsLatest>${isLatest}</IsLatest></DeleteMarker>`;
      server.willAnswer(
        answer(200, list(marker('v4', true), version('k', 'v3'), marker('v2', false), version('k', 'v1'))),
      );
      expect(await reader().versions('b', 'k')).toMatchObject([
        { versionId: 'v3', isLatest: false },
        { versionId: 'v1', isLatest: false },
      ]);
    });

    test('without those of keys that only begin with it', async () => {
      server.willAnswer(answer(200, list(version('k', 'v1', true), version('k.gz', 'v2', true))));
      expect(await reader().versions('b', 'k')).toEqual([{ key: 'k', versionId: 'v1', isLatest: true }]);
    });

    test('page by page, in the order of S3', async () => {
      server.willAnswer(
        answer(200, list(version('a+b', 'v4', true), version('a+b', 'v3'), truncated('a+b', 'v/3+='))),
        // A page may have nothing but delete markers.
        answer(200, list(truncated('a+b', 'v2'))),
        answer(200, list(version('a+b', 'v1'), version('a+b.gz', 'v0'), '<IsTruncated>false</IsTruncated>')),
      );

      const found = await reader().versions('b', 'a b');

      expect(found.map(({ versionId }) => versionId)).toEqual(['v4', 'v3', 'v1']);
      const queries = server.requests.map(({ url = '' }) =>
        Object.fromEntries(new URLSearchParams(url.slice(url.indexOf('?')))),
      );
      const query = { versions: '', prefix: 'a b', 'encoding-type': 'url', 'max-keys': '100' };
      expect(queries).toEqual([
        query,
        { ...query, 'key-marker': 'a b', 'version-id-marker': 'v/3+=' },
        { ...query, 'key-marker': 'a b', 'version-id-marker': 'v2' },
      ]);
    });

    test('and no page of keys that only begin with it', async () => {
      server.willAnswer(answer(200, list(version('k', 'v1'), version('k.gz', 'v2'), truncated('k.gz', 'v2'))));
      expect(await reader().versions('b', 'k')).toMatchObject([{ versionId: 'v1' }]);
      expect(server.requests).toHaveLength(1);
    });

    test('and fails if a page that is not the last one does not state where the next one begins', async () => {
      server.willAnswer(answer(200, list(version('k', 'v1'), '<IsTruncated>true</IsTruncated>')));
      await expect(reader().versions('b', 'k')).rejects.toThrow(new IncompleteAnswerError('NextKeyMarker'));
    });

    test.each([LIST, '<ListVersionsResult></ListVersionsResult>', '<ListVersionsResult/>'])(
      'of which there are none: %s',
      async (body) => {
        server.willAnswer(answer(200, body));
        expect(await reader().versions('b', 'k')).toEqual([]);
      },
    );

    test.each([
      ['nothing', '', /XML/],
      ['another document', error('InternalError'), IncompleteAnswerError],
      ['a list of another operation', '<ListBucketResult></ListBucketResult>', IncompleteAnswerError],
      ['a part of a list', '<ListVersionsResult><Version>', /XML/],
    ])('and does not take %s for an empty list', async (_name, body, expected) => {
      server.willAnswer(answer(200, body));
      await expect(reader().versions('b', 'k')).rejects.toThrow(expected);
    });
  });

  describe('downloads', () => {
    test('bytes as they arrive', async () => {
      let sending: ServerResponse | undefined;
      server.willAnswer((response) => {
        sending = response;
        response.writeHead(200, { 'content-length': '6' }).write('abc');
      });
      const { body, length } = await reader().get('b', 'k', {});
      expect(length).toBe(6);
      const chunks = body[Symbol.asyncIterator]();
      expect(String((await chunks.next()).value)).toBe('abc');
      sending?.end('def');
      expect(String((await chunks.next()).value)).toBe('def');
      expect(await chunks.next()).toEqual({ done: true, value: undefined });
    });

    test('and fails if the connection ends early', async () => {
      server.willAnswer(answerInPart(200, 'abc'));
      const { body } = await reader().get('b', 'k', {});
      await expect(text(body)).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect(server.requests).toHaveLength(1);
    });

    test('and ends the connection if its reader stops', async () => {
      const closed = new Promise<void>((resolve) => {
        server.willAnswer((response) => {
          response.on('close', resolve);
          response.writeHead(200, { 'content-length': '6' }).write('abc');
        });
      });
      const { body } = await reader().get('b', 'k', {});
      for await (const chunk of body) {
        expect(String(chunk)).toBe('abc');
        break;
      }
      await closed;
      expect(body.destroyed).toBe(true);
    });
  });

  test('keeps its connection for further requests', async () => {
    const object = answer(200, 'abc', { 'content-length': '3', etag: '"e"' });
    server.willAnswer(object, answer(404, error('NoSuchKey')), answer(200, LIST), object);
    const s3 = reader();
    expect(await text((await s3.get('b', 'k', {})).body)).toBe('abc');
    await expect(s3.get('b', 'k', {})).rejects.toMatchObject({ name: 'NoSuchKey' });
    await s3.versions('b', 'k');
    await s3.head('b', 'k');
    await setImmediate();
    await s3.head('b', 'k');
    expect(server.requests).toHaveLength(5);
    expect(server.connections).toBe(1);
  });

  describe('sends a request again', () => {
    const SLOW = [1_000, 2_000];
    const FAST = [50, 100];

    test.each([
      ['500', answer(500, error('InternalError')), FAST],
      ['502 of a proxy', answer(502, '<html>Bad Gateway'), FAST],
      ['503 without a body', answer(503), FAST],
      ['503 SlowDown', answer(503, error('SlowDown')), SLOW],
      ['429', answer(429), SLOW],
      ['400 RequestTimeout', answer(400, error('RequestTimeout')), FAST],
      ['a connection that ends', hangUp, FAST],
      ['an error of which the connection ends', answerInPart(500, error('InternalError')), FAST],
    ])('after %s, with increasing waits', async (_name, failure, [first = 0, second = 0]) => {
      waitFor(0.01);
      const wait = jest.spyOn(global, 'setTimeout');
      server.willAnswer(failure, failure, answer(200, 'abc', { 'content-length': '3' }));

      expect(await text((await reader().get('b', 'k', {})).body)).toBe('abc');

      expect(server.requests.map(({ headers }) => headers['amz-sdk-request'])).toEqual([
        ...['attempt=1; max=3', 'attempt=2; max=3', 'attempt=3; max=3'],
      ]);
      const waits = wait.mock.calls.map(([, milliseconds]) => milliseconds);
      expect(waits).toEqual(expect.arrayContaining([Math.floor(first / 100), Math.floor(second / 100)]));
    });

    test('but not for ever', async () => {
      waitFor(0);
      server.willAnswer(answer(503, error('SlowDown', 'Reduce your rate.')));
      await expect(reader().get('b', 'k', {})).rejects.toMatchObject({
        name: 'SlowDown',
        message: 'Reduce your rate.',
      });
      expect(server.requests).toHaveLength(3);
    });

    test('if a list ends early', async () => {
      waitFor(0);
      server.willAnswer(answerInPart(200, '<ListVersionsResult>'), answer(200, LIST));
      expect(await reader().versions('b', 'k')).toEqual([]);
      expect(server.requests).toHaveLength(2);
    });

    test('if nothing listens', async () => {
      waitFor(0);
      const stopped = new LoopbackServer();
      await stopped.start();
      const { endpoint } = stopped;
      await stopped.stop();
      await expect(reader({ endpoint }).head('b', 'k')).rejects.toMatchObject({
        ...{ message: expect.stringContaining('ECONNREFUSED'), $metadata: { attempts: 3 } },
      });
    });

    test.each([
      [400, 'InvalidRequest'],
      [403, 'AccessDenied'],
      [404, 'NoSuchKey'],
      [412, 'PreconditionFailed'],
      [416, 'InvalidRange'],
    ])('but not after %s %s', async (status, code) => {
      server.willAnswer(answer(status, error(code)));
      await expect(reader().get('b', 'k', {})).rejects.toMatchObject({ name: code });
      expect(server.requests).toHaveLength(1);
    });

    test.each([
      [403, 'AccessDenied'],
      [404, 'NotFound'],
      [412, 'PreconditionFailed'],
    ])('but not after %s for the metadata, whose answer names no code', async (status, name) => {
      server.willAnswer(answer(status));
      await expect(reader().head('b', 'k', { versionId: 'v', ifMatch: '"e"' })).rejects.toMatchObject({ name });
      expect(server.requests).toHaveLength(1);
    });
  });

  test('signs each attempt with the credentials that are valid then', async () => {
    waitFor(0);
    let count = 0;
    const credentials = async () => {
      count += 1;
      return { accessKeyId: `KEY${count}`, secretAccessKey: 's', sessionToken: `token${count}` };
    };
    server.willAnswer(answer(500), answer(200));
    await reader({ credentials }).head('b', 'k');
    expect(server.requests.map(({ headers }) => headers['x-amz-security-token'])).toEqual(['token1', 'token2']);
    expect(server.requests[1]?.headers.authorization).toContain('Credential=KEY2/');
  });

  describe('corrects its clock', () => {
    const HOUR = 3_600_000;
    const skewed = (offset: number) => (response: ServerResponse) => {
      response.writeHead(403, { date: new Date(Date.now() + offset).toUTCString() });
      response.end(error('RequestTimeTooSkewed'));
    };
    /** The hours from now on at which requests were signed. */
    const hours = () =>
      server.requests
        .map(({ headers }) => {
          const [, ...parts] = /(....)(..)(..)T(..)(..)(..)Z/.exec(headers['x-amz-date'] as string) ?? [];
          const [year = 0, month = 0, ...rest] = parts.map(Number);
          return Math.round((Date.UTC(year, month - 1, ...rest) - Date.now()) / HOUR);
        })
        .join();

    test.each([1, -1])('by %s hour, for this request and the next ones', async (offset) => {
      waitFor(0);
      server.willAnswer(skewed(offset * HOUR), answer(200));
      const s3 = reader();
      await s3.head('b', 'k');
      await s3.head('b', 'k');
      expect(hours()).toBe(`0,${offset},${offset}`);
    });

    test('once, if S3 rejects the corrected time', async () => {
      waitFor(0);
      server.willAnswer(skewed(HOUR));
      await expect(reader().get('b', 'k', {})).rejects.toMatchObject({ name: 'RequestTimeTooSkewed' });
      expect(hours()).toBe('0,1');
    });

    test('only if it differs', async () => {
      server.willAnswer(skewed(0));
      await expect(reader().get('b', 'k', {})).rejects.toMatchObject({ name: 'RequestTimeTooSkewed' });
      expect(server.requests).toHaveLength(1);
    });
  });

  test.each(['get', 'head'] as const)('does not follow a redirection, to %s', async (method) => {
    server.willAnswer(answer(301, '', { 'x-amz-bucket-region': 'eu-west-1', location: server.endpoint }));
    await expect(reader()[method]('b', 'k', {})).rejects.toMatchObject({
      name: 'PermanentRedirect',
      message: expect.stringContaining('The bucket is in the region eu-west-1, but the request was sent to us-east-1.'),
    });
    expect(server.requests).toHaveLength(1);
  });

  describe('reads from the environment', () => {
    const KEY = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };

    test.each([
      ['AWS_ENDPOINT_URL_S3', { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }],
      ['AWS_ENDPOINT_URL', {}],
    ])('the region, the credentials and %s', async (name, others) => {
      jest.replaceProperty(process, 'env', KEY);
      server.willAnswer(answer(200));
      const s3 = S3Reader.fromEnvironment({ AWS_REGION: 'eu-west-3', ...others, [name]: server.endpoint });
      await s3.head('trade-files', 'k');
      expect(server.requests[0]).toMatchObject({ url: '/trade-files/k', headers: { 'x-amz-security-token': 'token' } });
      expect(server.requests[0]?.headers.authorization).toMatch(/Credential=AKID\/\d{8}\/eu-west-3\/s3\/aws4_request/);
    });

    test('and fails without a region', () => {
      expect(() => S3Reader.fromEnvironment({})).toThrow(ConfigurationError);
    });
  });
});
