import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const bar = (minute: number) => ({
  time: `2024-08-08T00:0${minute}:00Z`,
  ...{ open: '0.1', high: '0.3', low: '0.1', close: '0.2', volume: '0.000000000000000001', notional: '1', vwap: '0.2' },
  ...{ count: 1, state: 'closed', revision: `${minute}` },
});

/** A query API that has three bars, in pages of two, and requires a header with credentials. */
export function startApi(): Promise<Server> {
  const server = createServer(({ url = '', headers }, response) => {
    const isSigned = /^(Bearer|AWS4-HMAC-SHA256) ./.test(headers.authorization ?? '');
    const page = url.includes('cursor=') ? { bars: [bar(2)], next: null } : { bars: [bar(0), bar(1)], next: 'x' };
    const problem = { type: '/docs#problem-not-found', title: 'Not found', status: 404 };
    const status = isSigned && url.startsWith('/v1/bars/binance-spot/BTC/USD') ? 200 : 404;
    response.writeHead(status, { 'content-type': 'application/json', etag: '"1"' });
    response.end(JSON.stringify(status === 200 ? page : problem));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** The address of the server. */
export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
