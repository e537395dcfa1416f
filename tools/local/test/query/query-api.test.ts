import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulatorFiles } from '../../src/emulator/emulator-files';
import { QueryApi, QueryApiError } from '../../src/query/query-api';
import { makeCertificate } from '../emulator/test-certificate';

const MINUTE = 60_000_000_000n;
const INSTRUMENT = { feed: 'general', symbol: 'ACME' };

const row = {
  ...{ time: '2024-08-08T14:30:00Z', open: '1.5', high: '2', low: '1', close: '1.75', volume: '10' },
  ...{ notional: '16.000000000000000000000000000000000001', vwap: '1.6', count: 3, state: 'closed' },
  ...{ revision: '0123456789abcdef', sources: ['a'], conflicts: ['b'] },
};

describe('QueryApi', () => {
  const directory = mkdtempSync(join(tmpdir(), 'query-api-'));
  /** The answers of the server, and the requests that it got. */
  let answers: [status: number, body: object | string][];
  let requests: string[];
  let server: Server;
  let api: QueryApi;

  beforeAll(async () => {
    const { tls, certificate } = emulatorFiles(directory);
    makeCertificate(tls);
    const identity = { cert: readFileSync(certificate), key: readFileSync(join(tls, 'server.key')) };
    server = createServer(identity, ({ url, headers: { host } }, response) => {
      requests.push(`${host} ${url}`);
      const [status, body] = answers.shift() ?? [500, 'no answer'];
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    api = new QueryApi({ directory, port }, 'https://d1.cloudfront.net');
  });

  beforeEach(() => {
    [answers, requests] = [[], []];
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
    rmSync(directory, { recursive: true });
  });

  test('reads exact bars by the host of the page', async () => {
    answers = [[200, { bars: [row], next: null }]];

    const bars = await api.readBars({ ...INSTRUMENT, from: 28_719_270n * MINUTE + 1n, to: 28_719_271n * MINUTE });

    expect(bars).toEqual([
      {
        ...{ time: 28_718_790n * MINUTE, end: 28_718_791n * MINUTE },
        ...{ open: 15n * 10n ** 17n, high: 2n * 10n ** 18n, low: 10n ** 18n, close: 175n * 10n ** 16n },
        ...{ volume: 10n * 10n ** 18n, notional: 16n * 10n ** 36n + 1n, count: 3 },
        ...{ sources: ['a'], conflicts: ['b'], revision: '0123456789abcdef' },
      },
    ]);
    expect(api.url).toMatch(/^https:\/\/d1\.cloudfront\.localhost:\d+$/);
    expect(requests).toEqual([
      `${new URL(api.url).host} /v1/bars/general/ACME?interval=1m&from=2024-08-08T22%3A30%3A00.000Z` +
        '&to=2024-08-08T22%3A31%3A00.000Z&limit=10000&include=sources%2Cconflicts',
    ]);
  });

  test('reads all pages', async () => {
    const without = { ...row, open: null, high: null, low: null, close: null };
    answers = [
      [200, { bars: [row], next: 'second' }],
      [200, { bars: [without], next: null }],
    ];

    const bars = await api.readBars({ ...INSTRUMENT, from: 0n, to: MINUTE });

    expect(bars.map(({ open }) => open)).toEqual([15n * 10n ** 17n, undefined]);
    expect(requests[1]).toContain('cursor=second');
  });

  test('keeps the slashes of a symbol, and escapes the rest', () => {
    expect(api.pathOf({ feed: 'ccxt', symbol: 'BTC/USD T?' })).toBe('/v1/bars/ccxt/BTC/USD%20T%3F');
  });

  test('lists instruments', async () => {
    answers = [[200, { symbols: [{ ...INSTRUMENT, from: 'x', to: 'y' }] }]];

    expect(await api.instruments({ search: 'acm' })).toEqual([INSTRUMENT]);
    expect(requests[0]).toMatch(/ \/v1\/symbols\?search=acm&limit=1000$/);
  });

  test('reports problems of the API by their name', async () => {
    answers = [[404, { type: '/docs#problem-not-found', status: 404, detail: 'There is no such symbol.' }]];

    const error = await api.get('/v1/x', {}).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(QueryApiError);
    expect(error).toMatchObject({
      status: 404,
      problem: 'not-found',
      message: 'The query API answered with status 404: There is no such symbol.',
    });
  });

  test('reports other errors by their text', async () => {
    answers = [[502, 'Bad gateway']];
    await expect(api.get('/v1/x', {})).rejects.toThrow('The query API answered with status 502: Bad gateway');
  });
});
