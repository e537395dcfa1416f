import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance COIN-M futures aggTrades. Their quantities are in contracts, and the files do not state the size of a contract,
 * so all lines are rejected: use the trades, which also state the quantity in coins.
 *
 * https://github.com/binance/binance-public-data
 */
export const BINANCE_COINM_AGG: LayoutDeclaration = {
  name: 'Binance COIN-M futures aggTrades',
  feed: 'binance-coinm-agg',
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
    name: /^(?<symbol>\w+USD_\w+)-aggTrades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'BTCUSD_PERP-aggTrades-YYYY-MM-DD.csv',
    folder: /(?:^|\/)futures\/cm\//,
  },
  times: [{ column: 'transact_time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'quantity',
  contracts: /^binance-coinm-agg /,
  id: ['agg_trade_id'],
};
