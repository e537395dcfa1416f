import { BarsClient, type Bar, type BarsClientOptions, type Change } from '../src/index.ts';
import { FakeApi, type FakeAnswer, type ReceivedRequest } from './fake-api.ts';

const BTC = { feed: 'binance-spot', symbol: 'BTCUSDT' };

/** A bar of the n-th minute. */
function bar(n: number): Bar {
  const time = new Date(Date.UTC(2024, 7, 8) + n * 60_000).toISOString();
  const prices = { open: '55000.1', high: '55000.2', low: '0.000000000000000001', close: '55000.1' };
  const sums = { volume: '1.5', notional: '82500.150000000000000000000000000000000001', vwap: '55000.1', count: 3 };
  return { time, ...prices, ...sums, state: 'closed', revision: `0${n}` };
}

async function collect<T>(elements: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const element of elements) found.push(element);
  return found;
}

describe('BarsClient', () => {
  let api: FakeApi;
  afterEach(() => api.stop());

  async function clientOf(
    answer: (request: ReceivedRequest, count: number) => FakeAnswer,
    options: Partial<BarsClientOptions> = {},
  ): Promise<BarsClient> {
    api = await new FakeApi(answer).start();
    return new BarsClient({ baseUrl: api.url, ...options });
  }

  /** A server with `count` bars in pages of two, whose cursor is the number of the next bar. */
  function pagesOfTwo(count: number): (request: ReceivedRequest) => FakeAnswer {
    return ({ url }) => {
      const start = Number(new URL(url, 'http://x').searchParams.get('cursor') ?? 0);
      const bars = [start, start + 1].filter((n) => n < count).map(bar);
      return { body: { bars, next: start + 2 < count ? String(start + 2) : null } };
    };
  }

  test('iterates over the bars of all pages', async () => {
    const client = await clientOf(pagesOfTwo(5));
    const query = { ...BTC, interval: '1m', from: new Date(Date.UTC(2024, 7, 8)), to: '2024-08-09', limit: 2 } as const;

    expect(await collect(client.bars(query))).toEqual([0, 1, 2, 3, 4].map(bar));

    const path = '/v1/bars/binance-spot/BTCUSDT?interval=1m&from=2024-08-08T00%3A00%3A00.000Z&to=2024-08-09&limit=2';
    expect(api.paths).toEqual([path, `${path}&cursor=2`, `${path}&cursor=4`]);
  });

  test('requests a page only when the bars before it are consumed', async () => {
    const client = await clientOf(pagesOfTwo(5));
    for await (const { revision } of client.bars(BTC)) if (revision === '01') break;
    expect(api.paths).toEqual(['/v1/bars/binance-spot/BTCUSDT']);
  });

  test('returns one page with its cursor', async () => {
    const client = await clientOf(pagesOfTwo(5));
    expect(await client.page({ ...BTC, cursor: '2' })).toEqual({ bars: [bar(2), bar(3)], next: '4' });
  });

  test('returns intervals without bars, with their state', async () => {
    const rows = [bar(0), { time: '2024-08-08T00:01:00Z', state: 'unknown' }];
    const client = await clientOf(() => ({ body: { bars: rows, next: null } }));
    const found = await collect(client.bars({ ...BTC, fill: 'state' }));

    expect(found).toEqual(rows);
    // The compiler knows which rows have prices.
    expect(found.map((row) => ('open' in row ? row.open : row.state))).toEqual(['55000.1', 'unknown']);
  });

  test('sends lists, and leaves out what is undefined', async () => {
    const client = await clientOf(pagesOfTwo(1));
    await client.page({ ...BTC, include: ['sources', 'conflicts'], tz: undefined });
    expect(api.paths).toEqual(['/v1/bars/binance-spot/BTCUSDT?include=sources%2Cconflicts']);
  });

  test.each([
    ['BTC/USD', 'BTC/USD'],
    ['A//B', 'A%2F%2FB'],
    ['A/../B', 'A%2F..%2FB'],
    ['/', '%2F'],
    ['a b?c#d%', 'a%20b%3Fc%23d%25'],
    ['€', '%E2%82%AC'],
  ])('encodes the symbol %s', async (symbol, encoded) => {
    const client = await clientOf(pagesOfTwo(1));
    await client.page({ feed: 'x', symbol });
    expect(api.paths).toEqual([`/v1/bars/x/${encoded}`]);
  });

  test.each(['', '.', '..'])("rejects the symbol '%s', which no path can name", async (symbol) => {
    const client = await clientOf(pagesOfTwo(1));
    await expect(client.page({ feed: 'x', symbol })).rejects.toThrow(
      `Expected a name in the path of the API, got: '${symbol}'`,
    );
  });

  test.each(['', '/', '/api', '/api/'])('accepts a base URL that ends with "%s"', async (end) => {
    await clientOf(() => ({ body: { feeds: [], symbols: [], next: null } }));
    await new BarsClient({ baseUrl: `${api.url}${end}` }).feeds();
    expect(api.paths).toEqual([`${end.replace(/\/$/, '')}/v1/symbols?limit=1`]);
  });

  test('asks for the size of an answer', async () => {
    const client = await clientOf(() => ({ body: { bars: 7, bytes: 900 } }));
    expect(await client.size(BTC)).toEqual({ bars: 7, bytes: 900 });
    expect(api.paths).toEqual(['/v1/bars/binance-spot/BTCUSDT?dry=true']);
  });

  test('iterates over the bars of several symbols', async () => {
    const pages = [
      {
        symbols: [
          { symbol: 'A', bars: [bar(0)] },
          { symbol: 'B', bars: [bar(0)] },
        ],
        next: 'x',
      },
      { symbols: [{ symbol: 'A', bars: [bar(1)] }], next: null },
    ];
    const client = await clientOf((_request, count) => ({ body: pages[count - 1] }));
    const found = await collect(client.symbolBars({ feed: 'x', symbols: ['A', 'B'] }));

    expect(found.map(({ symbol, bars }) => [symbol, bars.length])).toEqual([
      ['A', 1],
      ['B', 1],
      ['A', 1],
    ]);
    expect(api.paths).toEqual(['/v1/bars?feed=x&symbols=A%2CB', '/v1/bars?feed=x&symbols=A%2CB&cursor=x']);
  });

  test('iterates over symbols', async () => {
    const btc = { ...BTC, from: '2024-08-08', to: '2024-08-09' };
    const client = await clientOf((_request, count) => ({
      body: { feeds: [], symbols: [btc], next: count < 2 ? 'x' : null },
    }));

    expect(await collect(client.symbols({ search: 'btc' }))).toEqual([btc, btc]);
    expect(api.paths).toEqual(['/v1/symbols?search=btc', '/v1/symbols?search=btc&cursor=x']);
    expect(await collect(client.symbols())).toEqual([btc]);
  });

  test('returns the feeds', async () => {
    const feeds = [{ feed: 'binance-spot', watermark: null }];
    const client = await clientOf(() => ({ body: { feeds, symbols: [], next: null } }));
    expect(await client.feeds()).toEqual(feeds);
  });

  test('returns the coverage of a symbol', async () => {
    const coverage = { ...BTC, ranges: [] };
    const client = await clientOf(() => ({ body: coverage }));
    expect(await client.coverage({ ...BTC, from: '2024-08-08' })).toEqual(coverage);
    expect(api.paths).toEqual(['/v1/coverage/binance-spot/BTCUSDT?from=2024-08-08']);
  });

  test('iterates over files, and returns the report of one', async () => {
    const file = { id: 'a/b.csv', key: 'a/b.csv.gz', status: 'processed' };
    const client = await clientOf(({ url }) => ({
      body: url.includes('b.csv') ? file : { files: [file], next: null },
    }));

    expect(await collect(client.files({ prefix: 'a/' }))).toEqual([file]);
    expect(await collect(client.files())).toEqual([file]);
    expect(await client.file('a/b.csv')).toEqual(file);
    expect(api.paths).toEqual(['/v1/files?prefix=a%2F', '/v1/files', '/v1/files/a%2Fb.csv']);
  });

  describe('changes', () => {
    const change = (sequence: number) => ({ sequence, file: 'f', key: 'k', instruments: [] });
    /** A server whose log has this many entries at its n-th request, in pages of two. */
    const log =
      (...lengths: number[]) =>
      ({ url }: ReceivedRequest, count: number): FakeAnswer => {
        const since = Number(new URL(url, 'http://x').searchParams.get('since') ?? 0);
        const end = Math.min(since + 2, lengths[count - 1] ?? 0);
        const changes = Array.from({ length: end - since }, (_, n) => change(since + n + 1));
        return { body: { changes, next: String(end) } };
      };

    test('ends after the newest change', async () => {
      const client = await clientOf(log(3, 3, 3));
      expect((await collect(client.changes())).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      expect(api.paths).toEqual(['/v1/changes', '/v1/changes?since=2', '/v1/changes?since=3']);
    });

    test('waits for further changes until it is aborted, and loses none', async () => {
      const controller = new AbortController();
      const waits: number[] = [];
      const sleep = async (milliseconds: number, signal?: AbortSignal) => {
        waits.push(milliseconds);
        if (waits.length === 3) controller.abort();
        signal?.throwIfAborted();
      };
      const client = await clientOf(log(1, 1, 3, 3, 3, 3), { retry: { sleep } });
      const found: Change[] = [];
      const follow = async () => {
        const query = { since: '0', feed: 'x', pollInterval: 5000, signal: controller.signal };
        for await (const each of client.changes(query)) found.push(each);
      };

      await expect(follow()).rejects.toThrow('aborted');
      expect(found.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      expect(waits).toEqual([5000, 5000, 5000]);
      expect(api.paths[0]).toBe('/v1/changes?since=0&feed=x');
    });

    test('does not end at a page whose changes are those of other symbols', async () => {
      const pages = [
        { changes: [], next: '100' },
        { changes: [change(100)], next: '101' },
        { changes: [], next: '101' },
      ];
      const client = await clientOf((_request, count) => ({ body: pages[count - 1] }));
      expect(await collect(client.changes({ symbol: 'BTCUSDT' }))).toEqual([change(100)]);
      expect(api.requests).toHaveLength(3);
    });

    test('returns one page', async () => {
      const client = await clientOf(log(5));
      expect(await client.changesPage()).toEqual({ changes: [change(1), change(2)], next: '2' });
    });
  });
});
