import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Bitstamp trades as the API returns them, one object a line. Only the files' names contain the pair. Times are in whole
 * seconds.
 *
 * https://www.bitstamp.net/api/#tag/Transactions-public
 */
export const BITSTAMP: LayoutDeclaration = {
  name: 'Bitstamp trades',
  feed: 'bitstamp',
  format: 'ndjson',
  columns: ['date', 'tid', 'amount', 'price', 'type'],
  key: {
    name: /^(?<symbol>[^-]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.(?:ndjson|jsonl)$/,
    example: 'btcusd-trades-YYYY-MM-DD.ndjson',
  },
  times: [{ column: 'date', unit: 's' }],
  price: 'price',
  size: 'amount',
  id: ['tid'],
};
