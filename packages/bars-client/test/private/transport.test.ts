import { BarsClient, MemoryCache, type BarsClientOptions, type Signer } from '../../src/index.ts';
import { FakeApi, type FakeAnswer, type ReceivedRequest } from '../fake-api.ts';

const BTC = { feed: 'binance-spot', symbol: 'BTCUSDT' };
const PAGE = { bars: [], next: null };
const NOT_FOUND = {
  ...{ type: '/docs#problem-not-found', title: 'Not found', status: 404, detail: 'No symbol X.' },
  ...{ parameter: 'symbol', expected: 'a symbol of the feed', found: 'X' },
};

describe('Transport', () => {
  let api: FakeApi;
  let delays: number[];
  beforeEach(() => {
    delays = [];
  });
  afterEach(() => api.stop());

  async function clientOf(
    answer: (request: ReceivedRequest, count: number) => FakeAnswer,
    options: Partial<BarsClientOptions> = {},
  ): Promise<BarsClient> {
    api = await new FakeApi(answer).start();
    const sleep = async (milliseconds: number) => void delays.push(milliseconds);
    const { retry, ...others } = options;
    return new BarsClient({ baseUrl: api.url, retry: { sleep, random: () => 0.5, ...retry }, ...others });
  }

  describe('retries', () => {
    test.each([429, 502, 503, 504])('a request after status %d', async (status) => {
      const client = await clientOf((_request, count) => (count < 3 ? { status } : { body: PAGE }));
      expect(await client.page(BTC)).toEqual(PAGE);
      expect(delays).toEqual([100, 200]);
    });

    test.each(['before', 'within'] as const)('a request whose connection is closed %s the answer', async (drop) => {
      const client = await clientOf((_request, count) => (count < 2 ? { drop, body: PAGE } : { body: PAGE }));
      expect(await client.page(BTC)).toEqual(PAGE);
      expect(delays).toEqual([100]);
    });

    test('not sooner than the server asks for', async () => {
      const client = await clientOf((_request, count) =>
        count < 2 ? { status: 429, headers: { 'retry-after': '7' } } : { body: PAGE },
      );
      await client.page(BTC);
      expect(delays).toEqual([7100]);
    });

    test('not at all if the server asks for a longer delay than allowed', async () => {
      const client = await clientOf(() => ({ status: 503, headers: { 'retry-after': '31' } }));
      await expect(client.page(BTC)).rejects.toMatchObject({ status: 503 });
      expect(api.requests).toHaveLength(1);
    });

    test('up to the number of attempts, and reports the last error', async () => {
      const throttled = { type: '/docs#problem-throttled', title: 'Throttled', status: 429 };
      const client = await clientOf(() => ({ status: 429, body: throttled }), { retry: { attempts: 3 } });
      await expect(client.page(BTC)).rejects.toMatchObject({ kind: 'throttled' });
      expect(api.requests).toHaveLength(3);
    });

    test('up to the number of attempts, and reports the network error', async () => {
      const client = await clientOf(() => ({ drop: 'before' }), { retry: { attempts: 2 } });
      await expect(client.page(BTC)).rejects.toThrow('fetch failed');
      expect(api.requests).toHaveLength(2);
    });

    test.each([400, 401, 403, 404, 409, 500])('no request with status %d', async (status) => {
      const client = await clientOf(() => ({ status }));
      await expect(client.page(BTC)).rejects.toMatchObject({ name: 'ProblemError', status });
      expect(api.requests).toHaveLength(1);
    });
  });

  describe('errors', () => {
    test('have the fields of the problem', async () => {
      const client = await clientOf(() => ({ status: 404, body: NOT_FOUND }));
      await expect(client.page(BTC)).rejects.toMatchObject({
        ...NOT_FOUND,
        message: 'Not found (404): No symbol X.',
        kind: 'not-found',
        url: `${api.url}/v1/bars/binance-spot/BTCUSDT`,
      });
    });

    test.each(['text/html', 'text/html; charset=utf-8'])('name an answer of type %s', async (type) => {
      const client = await clientOf(() => ({ headers: { 'content-type': type }, body: '<!doctype html>' }));
      await expect(client.page(BTC)).rejects.toThrow(
        `Expected JSON from ${api.url}/v1/bars/binance-spot/BTCUSDT, found: ${type}. Check \`baseUrl\`.`,
      );
    });

    test('name an answer without a type', async () => {
      api = await new FakeApi(() => ({})).start();
      const fetch = async () => new Response(new Uint8Array([123]));
      const client = new BarsClient({ baseUrl: api.url, fetch });
      await expect(client.page(BTC)).rejects.toThrow('found: no content type.');
    });

    test('name an answer that is not JSON', async () => {
      const client = await clientOf(() => ({ body: '{"bars": [' }));
      await expect(client.page(BTC)).rejects.toMatchObject({
        name: 'UnexpectedResponseError',
        message: expect.stringContaining('found: {"bars": [.'),
        cause: expect.any(SyntaxError),
      });
    });
  });

  describe('signals', () => {
    test('abort a request', async () => {
      const controller = new AbortController();
      const client = await clientOf(() => {
        controller.abort();
        return { drop: 'before' };
      });
      await expect(client.page({ ...BTC, signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
      expect(api.requests).toHaveLength(1);
      expect(delays).toEqual([]);
    });

    test('abort the wait before a retry', async () => {
      const reason = new Error('the user closed the page');
      const controller = new AbortController();
      api = await new FakeApi(() => ({ status: 503, headers: { 'retry-after': '20' } })).start();
      const client = new BarsClient({ baseUrl: api.url });
      const page = client.page({ ...BTC, signal: controller.signal });
      setTimeout(() => controller.abort(reason), 50);
      await expect(page).rejects.toBe(reason);
    });

    test('abort an iteration between two pages', async () => {
      const controller = new AbortController();
      const client = await clientOf(() => ({ body: { bars: [{}], next: 'x' } }));
      const iterate = async () => {
        for await (const _bar of client.bars({ ...BTC, signal: controller.signal })) controller.abort();
      };
      await expect(iterate()).rejects.toMatchObject({ name: 'AbortError' });
      expect(api.requests).toHaveLength(1);
    });
  });

  describe('the cache', () => {
    /** A server whose answer has an entity tag. */
    const tagged =
      (etag: () => string) =>
      ({ headers: { 'if-none-match': known } }: ReceivedRequest): FakeAnswer =>
        known === etag()
          ? { status: 304, headers: { etag: etag() } }
          : { headers: { etag: etag() }, body: { tag: etag() } };

    test('returns an unchanged answer without transferring it again', async () => {
      let etag = '"a"';
      const client = await clientOf(tagged(() => etag));
      const first = await client.page(BTC);
      expect(await client.page(BTC)).toEqual(first);
      expect(api.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"a"']);

      etag = '"b"';
      expect(await client.page(BTC)).toEqual({ tag: '"b"' });
      expect(await client.page(BTC)).toEqual({ tag: '"b"' });
    });

    test('does not mix the answers of two addresses', async () => {
      const client = await clientOf(({ url }) => ({ headers: { etag: '"a"' }, body: { url } }));
      expect(await client.page(BTC)).not.toEqual(await client.page({ ...BTC, limit: 5 }));
      expect(api.requests[1]?.headers).not.toHaveProperty('if-none-match');
    });

    test('returns a copy each time, which its user may change', async () => {
      const client = await clientOf(tagged(() => '"a"'));
      const first = (await client.page(BTC)) as unknown as { tag: string };
      first.tag = 'changed';
      expect(await client.page(BTC)).toEqual({ tag: '"a"' });
    });

    test('can be disabled', async () => {
      const client = await clientOf(
        tagged(() => '"a"'),
        { cache: false },
      );
      await client.page(BTC);
      await client.page(BTC);
      expect(api.requests[1]?.headers).not.toHaveProperty('if-none-match');
    });

    test('can be shared by several clients', async () => {
      const cache = new MemoryCache();
      const client = await clientOf(
        tagged(() => '"a"'),
        { cache },
      );
      await client.page(BTC);
      await new BarsClient({ baseUrl: api.url, cache }).page(BTC);
      expect(api.requests[1]?.headers['if-none-match']).toBe('"a"');
    });

    test('does not accept a 304 without a known answer', async () => {
      const client = await clientOf(() => ({ status: 304 }));
      await expect(client.page(BTC)).rejects.toMatchObject({ status: 304 });
    });
  });

  describe('a signer', () => {
    test('adds headers to every attempt', async () => {
      let count = 0;
      const signer: Signer = { sign: async () => ({ authorization: `key ${++count}` }) };
      const client = await clientOf((_request, n) => (n < 2 ? { status: 503 } : { body: PAGE }), { signer });
      await client.page(BTC);
      expect(api.requests.map(({ headers }) => headers.authorization)).toEqual(['key 1', 'key 2']);
    });

    test('signs the request as it is sent', async () => {
      const sign = jest.fn(async () => ({}));
      const client = await clientOf(() => ({ headers: { etag: '"a"' }, body: PAGE }), { signer: { sign } });
      const { signal } = new AbortController();
      await client.page({ ...BTC, signal });
      await client.page({ ...BTC, signal });
      const accept = 'application/json, application/problem+json';
      expect(sign).toHaveBeenLastCalledWith(
        {
          method: 'GET',
          url: new URL(`${api.url}/v1/bars/binance-spot/BTCUSDT`),
          headers: { accept, 'if-none-match': '"a"' },
        },
        signal,
      );
    });

    test('renews its credentials once after a 401, without a delay', async () => {
      let token = 'old';
      const signer: Signer = {
        sign: async () => ({ authorization: token }),
        renew: () => {
          token = 'new';
          return true;
        },
      };
      const client = await clientOf(
        ({ headers }) => (headers.authorization === 'new' ? { body: PAGE } : { status: 401 }),
        {
          signer,
        },
      );
      expect(await client.page(BTC)).toEqual(PAGE);
      expect(delays).toEqual([]);
    });

    test.each([true, false])('fails if a 401 remains (renewed: %p)', async (renewed) => {
      const signer: Signer = { sign: async () => ({}), renew: () => renewed };
      const client = await clientOf(() => ({ status: 401 }), { signer });
      await expect(client.page(BTC)).rejects.toMatchObject({ status: 401 });
      expect(api.requests).toHaveLength(renewed ? 2 : 1);
    });

    test('fails the request if it fails', async () => {
      const client = await clientOf(() => ({ body: PAGE }), {
        signer: { sign: () => Promise.reject(new Error('no key')) },
      });
      await expect(client.page(BTC)).rejects.toThrow('no key');
      expect(delays).toEqual([]);
    });
  });
});
