import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Bitstamp trades as the channel `live_trades` sends them, the `data` of one message a line. Only the files' names contain
 * the pair. Times are in microseconds, those of the API in seconds, so they are separate feeds. Prices and amounts are also
 * sent as texts (`price_str`), which are read.
 *
 * https://www.bitstamp.net/websocket/v2/
 */
export const BITSTAMP_STREAM: LayoutDeclaration = {
  name: 'Bitstamp trades (stream)',
  feed: 'bitstamp-stream',
  format: 'ndjson',
  columns: [
    'id',
    'timestamp',
    'amount',
    'amount_str',
    'price',
    'price_str',
    'type',
    'microtimestamp',
    'buy_order_id',
    'sell_order_id',
  ],
  key: {
    name: /^(?<symbol>[^-]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.(?:ndjson|jsonl)$/,
    example: 'btcusd-trades-YYYY-MM-DD.ndjson',
  },
  times: [{ column: 'microtimestamp', unit: 'us' }],
  price: 'price_str',
  size: 'amount_str',
  id: ['id'],
};
