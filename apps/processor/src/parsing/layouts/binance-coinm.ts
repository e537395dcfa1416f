import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance COIN-M futures trades (`BTCUSD_PERP`, `BTCUSD_220930`). The files have a header since 2022-08-11. Their
 * quantity (`qty`) is in contracts, and `base_qty` is the same quantity in coins, which is the size.
 *
 * https://github.com/binance/binance-public-data
 */
export const BINANCE_COINM: LayoutDeclaration = {
  name: 'Binance COIN-M futures trades',
  feed: 'binance-coinm',
  format: 'csv',
  header: 'optional',
  columns: ['id', 'price', 'qty', 'base_qty', 'time', 'is_buyer_maker'],
  aliases: { 'trade id': 'id', baseqty: 'base_qty', isbuyermaker: 'is_buyer_maker' },
  kinds: {
    id: 'whole',
    price: 'decimal',
    qty: 'decimal',
    base_qty: 'decimal',
    time: 'whole',
    is_buyer_maker: 'boolean',
  },
  key: {
    name: /^(?<symbol>\w+USD_\w+)-trades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'BTCUSD_PERP-trades-YYYY-MM-DD.csv',
    folder: /(?:^|\/)futures\/cm\//,
  },
  times: [{ column: 'time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'base_qty',
  id: ['id'],
};
