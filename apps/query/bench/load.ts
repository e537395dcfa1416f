import { Agent, get } from 'node:http';
import { startServer } from '../serve/server';
import type { Context } from '../src/operations/operation';

const CLIENTS = 50;
const REQUESTS_PER_CLIENT = 40;

/** Requests as charts and programs make them. */
const PATHS = [
  '/v1/bars/binance-spot/BTCUSDT?limit=1000',
  '/v1/bars/binance-spot/ETHUSDT?interval=1h&fill=state',
  '/v1/bars/binance-spot/BTC/USD?interval=5m&tz=Europe/Berlin&limit=300',
  '/v1/bars?feed=binance-spot&symbols=BTCUSDT,ETHUSDT&interval=1d',
  '/v1/bars/binance-spot/BTCUSDT?interval=15m&format=parquet',
  '/v1/symbols?search=btc',
  '/v1/coverage/binance-spot/BTCUSDT',
  '/udf/history?symbol=binance-spot:BTCUSDT&resolution=60&from=1723075200&to=1723420800&countback=300',
];

/** The outcome of a load test. */
export interface Load {
  readonly clients: number;
  readonly requests: number;
  readonly errors: number;
  readonly seconds: number;
  /** Milliseconds in which 50 % and 99 % of the requests were answered. */
  readonly p50: number;
  readonly p99: number;
}

/** Sends requests of many clients at once to a server on the loopback interface. */
export async function measureLoad(context: Context): Promise<Load> {
  const server = await startServer({ context });
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const milliseconds: number[] = [];
  let errors = 0;
  const client = async (first: number): Promise<void> => {
    for (let request = 0; request < REQUESTS_PER_CLIENT; request += 1) {
      const begun = performance.now();
      const isAnswered = await isOk(server.url + (PATHS[(first + request) % PATHS.length] ?? ''), agent);
      milliseconds.push(performance.now() - begun);
      if (!isAnswered) errors += 1;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
  const seconds = (performance.now() - begun) / 1_000;
  agent.destroy();
  await server.close();
  milliseconds.sort((a, b) => a - b);
  const percentile = (share: number) => milliseconds[Math.floor(share * (milliseconds.length - 1))] ?? NaN;
  return {
    clients: CLIENTS,
    requests: milliseconds.length,
    errors,
    seconds,
    p50: percentile(0.5),
    p99: percentile(0.99),
  };
}

/** True if the answer is 200 and complete. */
function isOk(url: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.on('end', () => {
        resolve(response.statusCode === 200 && response.complete);
      });
      response.on('error', () => {
        resolve(false);
      });
      response.resume();
    }).on('error', () => {
      resolve(false);
    });
  });
}
