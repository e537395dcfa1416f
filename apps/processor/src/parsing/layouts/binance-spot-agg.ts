import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance spot aggTrades, which combine the executions of one order at one price. They repeat the volume of the trades,
 * so they are a separate feed.
 *
 * https://github.com/binance/binance-public-data
 */
export const BINANCE_SPOT_AGG: LayoutDeclaration = {
  name: 'Binance spot aggTrades',
  feed: 'binance-spot-agg',
  format: 'csv',
  header: 'optional',
  columns: ['aggid', 'price', 'qty', 'firstid', 'lastid', 'time', 'isbuyermaker', 'isbestmatch'],
  aliases: {
    'aggregate tradeid': 'aggid',
    quantity: 'qty',
    'first tradeid': 'firstid',
    'last tradeid': 'lastid',
    timestamp: 'time',
    'was the buyer the maker': 'isbuyermaker',
    'was the trade the best price match': 'isbestmatch',
  },
  kinds: {
    aggid: 'whole',
    price: 'decimal',
    qty: 'decimal',
    firstid: 'whole',
    lastid: 'whole',
    time: 'whole',
    isbuyermaker: 'boolean',
    isbestmatch: 'boolean',
  },
  key: {
    name: /^(?<symbol>[^-]+)-aggTrades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'SYMBOL-aggTrades-YYYY-MM-DD.csv',
    folder: /(?:^|\/)spot\//,
  },
  times: [{ column: 'time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'qty',
  id: ['aggid'],
};
