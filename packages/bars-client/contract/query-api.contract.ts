import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { addDecimals, BarsClient, compareDecimals, type Bar } from '../src/index.ts';

const ROOT = join(__dirname, '../../..');

/** The program that serves the query API with generated bars. */
const SERVE = ['apps/query/serve/main.ts', '--port', '0', '--trades', '2000', '--quiet'];

const FEED = 'binance-spot';

// The server compiles its sources when it starts.
jest.setTimeout(120_000);

async function collect<T>(elements: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const element of elements) found.push(element);
  return found;
}

describe('a client of the query API', () => {
  let server: ChildProcess;
  let baseUrl: string;
  let client: BarsClient;
  beforeAll(async () => {
    const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
    server = spawn(process.execPath, [tsx, ...SERVE], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    baseUrl = await new Promise<string>((resolve, reject) => {
      server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
      if (server.stdout) createInterface(server.stdout).once('line', (url) => resolve(new URL(url).origin));
    });
    client = new BarsClient({ baseUrl });
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
  });

  test('reads every symbol, and its bars page by page as in one page', async () => {
    const symbols = await collect(client.symbols({ feed: FEED, limit: 1 }));
    expect(symbols.map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(['BTC/USD', 'BTCUSDT', 'Ä 50%']));
    for (const { feed, symbol } of symbols) {
      const { bars, next } = await client.page({ feed, symbol, interval: '1h', limit: 10_000 });
      expect(next).toBeNull();
      expect(bars.length).toBeGreaterThan(50);
      expect(await collect(client.bars({ feed, symbol, interval: '1h', limit: 7 }))).toEqual(bars);
    }
  });

  test('reads exact numbers', async () => {
    const symbol = 'BTCUSDT';
    const hours = await collect(client.bars({ feed: FEED, symbol, interval: '1h' }));
    const days = await collect(client.bars({ feed: FEED, symbol, interval: '1d' }));
    const volumeOf = (bars: readonly Bar[]) => addDecimals(...bars.map(({ volume }) => volume ?? '0'));
    expect(compareDecimals(volumeOf(hours), volumeOf(days))).toBe(0);
    expect(typeof days[0]?.open).toBe('string');
  });

  test('tells intervals without trades from intervals without data', async () => {
    const rows = await collect(client.bars({ feed: FEED, symbol: 'BTCUSDT', interval: '1h', fill: 'state' }));
    const { ranges } = await client.coverage({ feed: FEED, symbol: 'BTCUSDT' });
    expect(new Set(rows.map(({ state }) => state))).toContain('unknown');
    expect(new Set(ranges.map(({ state }) => state))).toEqual(new Set(['covered', 'unknown']));
  });

  test('reads the bars of several symbols', async () => {
    const symbols = ['BTC/USD', 'ETHUSDT'];
    const query = { feed: FEED, symbols, interval: '1h', limit: 10 } as const;
    const parts = await collect(client.symbolBars(query));
    for (const symbol of symbols) {
      const bars = parts.filter((part) => part.symbol === symbol).flatMap((part) => part.bars);
      expect(bars).toEqual(await collect(client.bars({ feed: FEED, symbol, interval: '1h' })));
    }
  });

  test('states the size of an answer', async () => {
    const query = { feed: FEED, symbol: 'BTCUSDT', interval: '1d' } as const;
    expect(await client.size(query)).toMatchObject({ bars: (await client.page(query)).bars.length });
  });

  test('reads all changes, and where they end', async () => {
    const changes = await collect(client.changes({ limit: 1 }));
    expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => index + 1));
    const { changes: later, next } = await client.changesPage({ since: 'latest' });
    expect(later).toEqual([]);
    expect((await client.changesPage({ since: next })).next).toBe(next);
  });

  test('reads the reports of files', async () => {
    const files = await collect(client.files({ limit: 1 }));
    expect(files.length).toBeGreaterThan(3);
    for (const { id } of files) expect(await client.file(id)).toMatchObject({ id });
  });

  test('reads the feeds', async () => {
    expect(await client.feeds()).toMatchObject([{ feed: FEED, watermark: expect.any(String) }]);
  });

  test('accepts that an answer has not changed', async () => {
    const query = { feed: FEED, symbol: 'BTCUSDT', interval: '1d' } as const;
    const statuses: number[] = [];
    const watched = new BarsClient({
      baseUrl,
      fetch: async (...args) => {
        const response = await fetch(...args);
        statuses.push(response.status);
        return response;
      },
    });
    expect(await watched.page(query)).toEqual(await watched.page(query));
    expect(statuses).toEqual([200, 304]);
  });

  test.each([
    [{ symbol: 'NONE' }, { kind: 'not-found', status: 404 }],
    [{ limit: 20_000 }, { kind: 'invalid-parameter', parameter: 'limit', found: '20000', status: 400 }],
    [{ revision: '0123456789abcdef' }, { kind: 'revision-changed', status: 409 }],
  ])('names the problem of %j', async (parameters, problem) => {
    await expect(client.page({ feed: FEED, symbol: 'BTCUSDT', ...parameters })).rejects.toMatchObject(problem);
  });
});
