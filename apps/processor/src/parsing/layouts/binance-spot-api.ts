import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance spot trades as the API returns them, one object a line. The lines do not contain the symbol, so the file's name
 * must contain it. Since 2025, the times of the archive are more exact than those of the API, so the trades of one have
 * other values than those of the other: they are separate feeds.
 *
 * https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#recent-trades-list
 */
export const BINANCE_SPOT_API: LayoutDeclaration = {
  name: 'Binance spot trades (API)',
  feed: 'binance-spot-api',
  format: 'ndjson',
  columns: ['id', 'price', 'qty', 'quoteQty', 'time', 'isBuyerMaker', 'isBestMatch'],
  key: {
    name: /^(?<symbol>[^-]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.(?:ndjson|jsonl)$/,
    example: 'SYMBOL-trades-YYYY-MM-DD.ndjson',
  },
  times: [{ column: 'time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'qty',
  id: ['id'],
};
