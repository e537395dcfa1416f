import type { LayoutDeclaration } from '../layout-declaration';
import { BINANCE_USDM_AGG } from './binance-usdm-agg';

/**
 * Binance COIN-M futures aggTrades, with the columns of USD-M futures. Their quantities are in contracts, and the files do
 * not state the size of a contract, so all lines are rejected: use the trades, which also state the quantity in coins.
 *
 * https://github.com/binance/binance-public-data
 */
export const BINANCE_COINM_AGG: LayoutDeclaration = {
  ...BINANCE_USDM_AGG,
  name: 'Binance COIN-M futures aggTrades',
  feed: 'binance-coinm-agg',
  key: {
    name: /^(?<symbol>\w+USD_\w+)-aggTrades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'BTCUSD_PERP-aggTrades-YYYY-MM-DD.csv',
    folder: /(?:^|\/)futures\/cm\//,
  },
  contracts: /^binance-coinm-agg /,
};
