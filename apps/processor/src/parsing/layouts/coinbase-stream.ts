import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Coinbase trades as the channel `matches` of the Coinbase Exchange WebSocket feed sends them, one message a line. The first
 * message after a subscription (`last_match`) repeats a trade. Messages of other channels are rejected. The trades have the
 * ids, times and values of the API, so they share its feed.
 *
 * https://docs.cdp.coinbase.com/exchange/websocket-feed/channels#match
 */
export const COINBASE_STREAM: LayoutDeclaration = {
  name: 'Coinbase trades (stream)',
  feed: 'coinbase',
  format: 'ndjson',
  columns: ['type', 'trade_id', 'product_id', 'price', 'size', 'side', 'time'],
  optionalColumns: ['sequence', 'maker_order_id', 'taker_order_id'],
  symbol: 'product_id',
  times: [{ column: 'time', unit: 'rfc3339' }],
  price: 'price',
  size: 'size',
  id: ['trade_id'],
  records: {
    column: 'type',
    types: {
      match: { kind: 'trade' },
      last_match: { kind: 'trade' },
      activate: { kind: 'other', name: 'a message about an order' },
      change: { kind: 'other', name: 'a message about an order' },
      done: { kind: 'other', name: 'a message about an order' },
      error: { kind: 'other', name: 'a control message' },
      heartbeat: { kind: 'other', name: 'a control message' },
      l2update: { kind: 'other', name: 'an update of the order book' },
      open: { kind: 'other', name: 'a message about an order' },
      received: { kind: 'other', name: 'a message about an order' },
      snapshot: { kind: 'other', name: 'an order book' },
      status: { kind: 'other', name: 'a control message' },
      subscriptions: { kind: 'other', name: 'a control message', columns: ['type', 'channels'] },
      ticker: { kind: 'other', name: 'a ticker, which repeats a trade' },
    },
  },
};
