import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance USD-M futures aggTrades as the API returns them or as the stream `SYMBOL@aggTrade` sends them, one object a line.
 * Those of spot also have the key `M`. Those of COIN-M futures (`BTCUSD_PERP`) look the same, but their quantities are in
 * contracts, so they are rejected.
 *
 * https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Compressed-Aggregate-Trades-List
 */
export const BINANCE_USDM_API_AGG: LayoutDeclaration = {
  name: 'Binance USD-M futures aggTrades (API)',
  feed: 'binance-usdm-api-agg',
  format: 'ndjson',
  columns: ['a', 'p', 'q', 'f', 'l', 'T', 'm'],
  optionalColumns: ['e', 'E', 's', 'nq'],
  key: {
    name: /^(?<symbol>[^-]+)-aggTrades-\d{4}-\d{2}(?:-\d{2})?\.(?:ndjson|jsonl)$/,
    example: 'SYMBOL-aggTrades-YYYY-MM-DD.ndjson',
  },
  symbol: 's',
  times: [{ column: 'T', unit: 'ms-or-us' }],
  price: 'p',
  size: 'q',
  contracts: / \w+USD_\w+$/,
  id: ['a'],
};
