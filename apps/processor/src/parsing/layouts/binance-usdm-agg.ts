import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance USD-M futures aggTrades, a separate feed from the trades. The files have a header since 2022-08-11.
 *
 * https://github.com/binance/binance-public-data
 */
export const BINANCE_USDM_AGG: LayoutDeclaration = {
  name: 'Binance USD-M futures aggTrades',
  feed: 'binance-usdm-agg',
  format: 'csv',
  header: 'optional',
  columns: ['agg_trade_id', 'price', 'quantity', 'first_trade_id', 'last_trade_id', 'transact_time', 'is_buyer_maker'],
  aliases: {
    'aggregate tradeid': 'agg_trade_id',
    'first tradeid': 'first_trade_id',
    'last tradeid': 'last_trade_id',
    timestamp: 'transact_time',
    'was the buyer the maker': 'is_buyer_maker',
  },
  kinds: {
    agg_trade_id: 'whole',
    price: 'decimal',
    quantity: 'decimal',
    first_trade_id: 'whole',
    last_trade_id: 'whole',
    transact_time: 'whole',
    is_buyer_maker: 'boolean',
  },
  key: {
    name: /^(?<symbol>(?!\w+USD_)[^-]+)-aggTrades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'SYMBOL-aggTrades-YYYY-MM-DD.csv',
    folder: /(?:^|\/)futures\/um\//,
  },
  times: [{ column: 'transact_time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'quantity',
  id: ['agg_trade_id'],
};
