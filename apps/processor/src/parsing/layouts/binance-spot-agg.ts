import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance spot aggTrades, which combine the executions of one order at one price. They repeat the volume of the trades,
 * so they are a separate feed.
 *
 * https://github.com/binance/binance-public-data
 */
export const BINANCE_SPOT_AGG: LayoutDeclaration = {
  name: 'Binance spot aggTrades',
  recognisedBy: 'SYMBOL-aggTrades-YYYY-MM[-DD].csv with 8 columns and no header',
  feed: 'binance-spot-agg',
  format: 'csv',
  columns: ['aggId', 'price', 'qty', 'firstId', 'lastId', 'time', 'isBuyerMaker', 'isBestMatch'],
  key: {
    name: /^(?<symbol>[^-]+)-aggTrades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    firstLine: /^\d+,[^,]*,[^,]*,\d+,\d+,\d+,(?:true|false),(?:true|false)$/i,
    folder: /(?:^|\/)spot\//,
  },
  times: [{ column: 'time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'qty',
  id: ['aggId'],
};
