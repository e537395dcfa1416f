import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { IncompleteReplicaError, ThrottledError } from '@trading/bars';
import { toEvent } from '../serve/gateway';
import { respond } from '../src/respond';
import { METHODS, ROUTES } from '../src/routes';
import { TestApi } from './test-api';

const BARS = '/v1/bars/f/S';
const CLOSED = `${BARS}?to=2024-08-08T01:00:00Z`;
const GZIP = { 'accept-encoding': 'gzip, deflate, br' };

let api: TestApi;

const minutes = (count: number) =>
  Array.from(
    { length: count },
    (_, minute) => `S ${new Date(Date.UTC(2024, 7, 8, 0, minute)).toISOString()} 1.${minute} 2`,
  );

beforeEach(async () => {
  api = new TestApi();
  await api.upload('a.csv', minutes(90));
});

describe('entity tags', () => {
  test('are strong, and confirm what the client has', async () => {
    const { headers } = await api.request(CLOSED);
    expect(headers['etag']).toMatch(/^"[\w-]{22}"$/);
    const confirmed = await api.request(CLOSED, { 'if-none-match': `"other", ${headers['etag']!}` });
    expect(confirmed).toMatchObject({ status: 304, text: '' });
    expect(confirmed.headers).toEqual({
      ...{ 'cache-control': headers['cache-control'], vary: headers['vary'], etag: headers['etag'] },
    });
    expect(await api.request(CLOSED, { 'if-none-match': `W/${headers['etag']!}` })).toMatchObject({ status: 304 });
    expect(await api.request(CLOSED, { 'if-none-match': '"other"' })).toMatchObject({ status: 200 });
  });

  test('stay the same while other files arrive, and change by one late trade', async () => {
    const before = (await api.request(CLOSED)).headers['etag']!;
    await api.upload('b.csv', ['S 2024-08-08T02:00:00Z 1 1', 'T 2024-08-08T00:00:00Z 1 1']);
    expect(await api.request(CLOSED, { 'if-none-match': before })).toMatchObject({ status: 304 });
    await api.upload('c.csv', ['S 2024-08-08T00:30:30Z 1 1']);
    expect(await api.request(CLOSED, { 'if-none-match': before })).toMatchObject({ status: 200 });
  });

  test('change when a bar is closed', async () => {
    const open = `${BARS}?from=2024-08-08T01:29:00Z&to=2024-08-08T01:30:00Z`;
    const before = await api.request(open);
    expect(before.text).toContain('"state":"open"');
    await api.upload('b.csv', ['T 2024-08-08T02:00:00Z 1 1']);
    const after = await api.request(open, { 'if-none-match': before.headers['etag']! });
    expect(after.text).toContain('"state":"closed"');
  });

  test('differ by format and by content coding', async () => {
    const urls = ['', '&format=columns', '&format=csv', '&format=parquet', '&numbers=float', '&limit=5'];
    const plain = await Promise.all(urls.map((option) => api.request(CLOSED + option)));
    const zipped = await api.request(CLOSED, GZIP);
    const tags = [...plain, zipped].map(({ headers }) => headers['etag']);
    expect(new Set(tags).size).toBe(tags.length);
    expect(await api.request(CLOSED, { ...GZIP, 'if-none-match': tags.at(-1)! })).toMatchObject({ status: 304 });
    expect(await api.request(CLOSED, { 'if-none-match': tags.at(-1)! })).toMatchObject({ status: 200 });
  });

  test('of other answers are those of their body', async () => {
    const before = (await api.request('/v1/symbols')).headers['etag']!;
    expect(await api.request('/v1/symbols', { 'if-none-match': before })).toMatchObject({ status: 304 });
    await api.upload('b.csv', ['T 2024-08-08T00:00:00Z 1 1']);
    expect(await api.request('/v1/symbols', { 'if-none-match': before })).toMatchObject({ status: 200 });
  });
});

describe('Cache-Control', () => {
  test.each([
    ['a closed range', 'to=2024-08-08T01:00:00Z', 'private, max-age=60'],
    ['a range that is not closed', '', 'private, no-cache'],
    ['an open bar', 'from=2024-08-08T01:29:00Z&to=2024-08-08T01:30:00Z', 'private, no-cache'],
    ['a closed page of an open range', 'limit=10', 'private, max-age=60'],
    ['an empty range in the future', 'from=2024-08-09&to=2024-08-10', 'private, no-cache'],
  ])('of %s', async (_, query, expected) => {
    expect((await api.request(`${BARS}?${query}`)).headers['cache-control']).toBe(expected);
  });

  test('of an answer whose revision is pinned is immutable, until the content changes', async () => {
    const { revision } = await api.json(CLOSED);
    const pinned = `${CLOSED}&revision=${revision}`;
    expect(await api.request(pinned)).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'private, max-age=31536000, immutable' },
    });
    await api.upload('c.csv', ['S 2024-08-08T00:30:30Z 1 1']);
    const changed = await api.json(CLOSED);
    expect(await api.problem(pinned)).toMatchObject({
      ...{ type: '/docs#problem-revision-changed', status: 409, parameter: 'revision' },
      ...{ expected: changed.revision, found: revision },
    });
  });

  test('the link to the next page has no revision, because it is another page', async () => {
    const { revision, next } = await api.json(`${BARS}?limit=10`);
    const { headers } = await api.request(`${BARS}?limit=10&revision=${revision}`);
    expect(headers['link']).toBe(`<?limit=10&cursor=${next}>; rel="next"`);
  });

  test('of a problem forbids to keep it', async () => {
    expect((await api.request(`${BARS}?x=1`)).headers['cache-control']).toBe('no-store');
  });
});

describe('the body', () => {
  test('is compressed if the client accepts gzip and it is not small', async () => {
    const [plain, zipped, small] = [
      await api.request(CLOSED),
      await api.request(CLOSED, GZIP),
      await api.request(`${CLOSED}&limit=1`, GZIP),
    ];
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.bytes).toString()).toBe(plain.text);
    expect([plain, small].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, undefined]);
    expect([plain, zipped, small].map(({ headers }) => headers['vary'])).toEqual(Array(3).fill('Accept-Encoding'));
  });

  test.each([
    ['gzip;q=0', undefined],
    ['br', undefined],
    ['*', 'gzip'],
    ['br;q=1.0, GZIP;q=0.5', 'gzip'],
    ['*, gzip;q=0', undefined],
    ['', undefined],
  ])('is compressed as Accept-Encoding: %s admits it', async (header, coding) => {
    expect((await api.request(CLOSED, { 'accept-encoding': header })).headers['content-encoding']).toBe(coding);
  });

  test('is not compressed again if it is Parquet', async () => {
    const { headers, bytes } = await api.request(`${CLOSED}&format=parquet`, GZIP);
    expect([headers['content-encoding'], bytes.subarray(0, 4).toString()]).toEqual([undefined, 'PAR1']);
  });

  test.each([
    ['json', 'application/json'],
    ['columns', 'application/json'],
    ['csv', 'text/csv; charset=utf-8; header=present'],
    ['parquet', 'application/vnd.apache.parquet'],
  ])('has the content type of %s, and its size in headers', async (format, type) => {
    const { headers, bytes } = await api.request(`${CLOSED}&format=${format}`);
    expect(headers).toMatchObject({ 'content-type': type, 'answer-bars': '60', 'answer-bytes': String(bytes.length) });
  });

  test('is left out for HEAD, which has the same headers', async () => {
    const [get, head] = [await api.request(CLOSED, GZIP), await api.request(CLOSED, GZIP, 'HEAD')];
    expect(head).toEqual({ ...get, text: '', bytes: Buffer.of() });
    expect(await api.request(`${BARS}?limit=0`, {}, 'HEAD')).toMatchObject({ status: 400, text: '' });
  });

  test('is only its size if the request is dry', async () => {
    const { bytes } = await api.request(CLOSED);
    expect(await api.json(`${CLOSED}&dry=true`)).toEqual({ bars: 60, bytes: bytes.length });
    const csv = await api.request(`${CLOSED}&format=csv`);
    expect(await api.json(`${CLOSED}&format=csv&dry=true`)).toEqual({ bars: 60, bytes: csv.bytes.length });
  });

  test('is a problem if Lambda cannot return it, unless it is compressed', async () => {
    const docs = jest.fn(() => 'x'.repeat(6_200_001));
    api.context = { ...api.context, documents: { ...api.context.documents, docs } };
    expect(await api.problem('/docs')).toMatchObject({
      ...{ type: '/docs#problem-answer-too-large', status: 400 },
      ...{ expected: 'at most 6200000 bytes', found: '6200003 bytes' },
    });
    expect(await api.request('/docs', GZIP)).toMatchObject({ status: 200 });
    docs.mockReturnValue('"'.repeat(3_100_001));
    expect(await api.problem('/docs')).toMatchObject({ found: '6200004 bytes' });
    docs.mockReturnValue('"'.repeat(3_000_000));
    expect(await api.request('/docs')).toMatchObject({ status: 200 });
  });
});

describe('parameters', () => {
  test.each([
    ['from=2024-08-08&from=2024-08-08', 'from'],
    ['limit=1&limit=2', 'limit'],
    ['include=sources&include=conflicts', 'include'],
    ['x=1&x=1', 'x'],
  ])('that are repeated (%s) are a problem', async (query, parameter) => {
    expect(await api.problem(`${BARS}?${query}`)).toMatchObject({
      ...{ type: '/docs#problem-repeated-parameter', status: 400, parameter },
    });
  });

  test.each([
    [`${BARS}?start=1`, 'start', 'interval, from'],
    [`${BARS}?Limit=1`, 'Limit', 'interval, from'],
    [`${BARS}?__proto__=1`, '__proto__', 'interval, from'],
    [`${BARS}?symbol=S`, 'symbol', 'interval, from'],
    ['/health?x=1', 'x', 'no parameter'],
  ])('that are unknown (%s) are a problem', async (url, parameter, expected) => {
    expect(await api.problem(url)).toMatchObject({
      ...{ type: '/docs#problem-unknown-parameter', status: 400, parameter },
      expected: expect.stringContaining(expected),
    });
  });

  test.each(['from=%', 'from=%E0%A4%A', '%ff=1', 'limit=1&x=%C3%28'])('%s is malformed', async (query) => {
    expect(await api.problem(`${BARS}?${query}`)).toMatchObject({ type: '/docs#problem-malformed-url', status: 400 });
  });

  test('of a path are malformed if the gateway could not decode them', async () => {
    const routes = new Map(ROUTES.map(({ path, operation }) => [path, operation]));
    for (const symbol of ['\ufffd', '%E0%A4%A', '50%', '\ud800']) {
      const event = { ...(toEvent({ method: 'GET', url: BARS, headers: {} }, ROUTES, '') as APIGatewayProxyEventV2) };
      const { result } = await respond({ ...event, pathParameters: { feed: 'f', symbol } }, routes, api.context);
      expect(JSON.parse(result.body!)).toMatchObject({ type: '/docs#problem-malformed-url', status: 400 });
    }
  });

  test.each(['%00', '%7F', 'x'.repeat(129), '%C2%85'])('%s is no symbol', async (symbol) => {
    expect(await api.problem(`/v1/bars/f/${symbol}`)).toMatchObject({ status: 400, parameter: 'symbol' });
  });

  test('that are very long are cut in the problem', async () => {
    const { found } = await api.problem(`${BARS}?from=${'9'.repeat(5_000)}`);
    expect(found).toBe(`${'9'.repeat(100)}…`);
  });

  test('may be empty between ampersands', async () => {
    expect(await api.request(`${BARS}?&limit=1&`)).toMatchObject({ status: 200 });
  });
});

describe('errors', () => {
  const failWith = (error: Error) => {
    const data = { ...api.context.data, readFeeds: () => Promise.reject(error) };
    api.context = { ...api.context, data };
  };

  test.each<Error>([
    new ThrottledError(7),
    Object.assign(new Error(), { name: 'ProvisionedThroughputExceededException' }),
    Object.assign(new Error(), { name: 'ThrottlingException' }),
  ])('of a throttled table can be retried ($name)', async (error) => {
    failWith(error);
    const { status, headers, text } = await api.request('/health');
    expect([status, headers['retry-after'], JSON.parse(text).type]).toEqual([429, '1', '/docs#problem-throttled']);
  });

  test('of a replica that lacks items can be retried', async () => {
    failWith(new IncompleteReplicaError('0123'));
    const { status, headers, text } = await api.request('/health');
    expect([status, headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(text).type).toBe('/docs#problem-incomplete-replica');
  });

  test('that are unexpected are logged, and not told', async () => {
    const error = new TypeError('the secret of the table');
    failWith(error);
    const event = toEvent(
      { method: 'GET', url: '/health', headers: {} },
      ROUTES,
      'request-7',
    ) as APIGatewayProxyEventV2;
    const routes = new Map(ROUTES.map(({ path, operation }) => [path, operation]));
    const { result, record } = await respond(event, routes, api.context);
    expect(record).toMatchObject({ operation: 'getHealth', status: 500, problem: '/docs#problem-internal', error });
    expect(result.body).not.toContain('secret');
    expect(JSON.parse(result.body!).detail).toContain('request-7');
  });
});

test('a route without an operation is not found', async () => {
  const event = toEvent({ method: 'GET', url: '/health', headers: {} }, ROUTES, '') as APIGatewayProxyEventV2;
  const { result, record } = await respond(event, new Map(), api.context);
  expect([result.statusCode, record.operation]).toEqual([404, 'none']);
});

test.each(METHODS)('%s is recorded', async (method) => {
  const event = toEvent({ method, url: CLOSED, headers: {} }, ROUTES, '') as APIGatewayProxyEventV2;
  const { record } = await respond(event, new Map(ROUTES.map(({ path, operation }) => [path, operation])), api.context);
  expect(record).toEqual({ operation: 'getBars', method, status: 200, bars: 60, bytes: expect.any(Number) });
});
