import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Coinbase trades as the APIs of Coinbase Exchange and of Advanced Trade return them, one object a line. The former does not
 * return the product, so the file's name must contain it. The product of a line takes precedence over the name.
 *
 * https://docs.cdp.coinbase.com/exchange/reference/exchangerestapi_getproducttrades
 */
export const COINBASE: LayoutDeclaration = {
  name: 'Coinbase trades',
  feed: 'coinbase',
  format: 'ndjson',
  columns: ['time', 'trade_id', 'price', 'size', 'side'],
  optionalColumns: ['product_id', 'bid', 'ask', 'exchange'],
  key: {
    name: /^(?<symbol>[A-Z0-9]+-[A-Z0-9]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.(?:ndjson|jsonl)$/,
    example: 'BTC-USD-trades-YYYY-MM-DD.ndjson',
  },
  symbol: 'product_id',
  times: [{ column: 'time', unit: 'rfc3339' }],
  price: 'price',
  size: 'size',
  id: ['trade_id'],
};
