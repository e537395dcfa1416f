import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance spot trades as the stream `SYMBOL@trade` sends them, one message a line. Messages of other streams are rejected.
 * The trades have the ids, times and values of the API, so they share its feed.
 *
 * https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#trade-streams
 */
export const BINANCE_SPOT_STREAM: LayoutDeclaration = {
  name: 'Binance spot trades (stream)',
  feed: 'binance-spot-api',
  format: 'ndjson',
  columns: ['e', 'E', 's', 't', 'p', 'q', 'T', 'm', 'M'],
  optionalColumns: ['a', 'b'],
  symbol: 's',
  times: [{ column: 'T', unit: 'ms-or-us' }],
  price: 'p',
  size: 'q',
  id: ['t'],
  records: {
    column: 'e',
    types: {
      trade: { kind: 'trade' },
      aggTrade: { kind: 'other', name: 'an aggTrade, which repeats the volume of trades' },
      '24hrMiniTicker': { kind: 'other', name: 'a ticker' },
      '24hrTicker': { kind: 'other', name: 'a ticker' },
      depthUpdate: { kind: 'other', name: 'an update of the order book' },
      kline: { kind: 'other', name: 'a bar' },
    },
  },
};
