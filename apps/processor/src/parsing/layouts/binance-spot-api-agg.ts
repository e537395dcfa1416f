import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance spot aggTrades as the API returns them or as the stream `SYMBOL@aggTrade` sends them, one object a line. The API
 * does not return the symbol, so the file's name must contain it. The symbol of a line takes precedence over the name.
 *
 * https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#compressedaggregate-trades-list
 */
export const BINANCE_SPOT_API_AGG: LayoutDeclaration = {
  name: 'Binance spot aggTrades (API)',
  feed: 'binance-spot-api-agg',
  format: 'ndjson',
  columns: ['a', 'p', 'q', 'f', 'l', 'T', 'm', 'M'],
  optionalColumns: ['e', 'E', 's'],
  key: {
    name: /^(?<symbol>[^-]+)-aggTrades-\d{4}-\d{2}(?:-\d{2})?\.(?:ndjson|jsonl)$/,
    example: 'SYMBOL-aggTrades-YYYY-MM-DD.ndjson',
  },
  symbol: 's',
  times: [{ column: 'T', unit: 'ms-or-us' }],
  price: 'p',
  size: 'q',
  id: ['a'],
};
