import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance USD-M futures trades. The files have a header since 2022-08-11. The files of COIN-M futures
 * (`BTCUSD_PERP`) look the same, but their quantities are in contracts.
 *
 * https://github.com/binance/binance-public-data
 */
export const BINANCE_USDM: LayoutDeclaration = {
  name: 'Binance USD-M futures trades',
  feed: 'binance-usdm',
  format: 'csv',
  header: 'optional',
  columns: ['id', 'price', 'qty', 'quote_qty', 'time', 'is_buyer_maker'],
  aliases: { 'trade id': 'id', quoteqty: 'quote_qty', isbuyermaker: 'is_buyer_maker' },
  kinds: {
    id: 'whole',
    price: 'decimal',
    qty: 'decimal',
    quote_qty: 'decimal',
    time: 'whole',
    is_buyer_maker: 'boolean',
  },
  key: {
    name: /^(?<symbol>(?!\w+USD_)[^-]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'SYMBOL-trades-YYYY-MM-DD.csv',
    folder: /(?:^|\/)futures\/um\//,
  },
  times: [{ column: 'time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'qty',
  id: ['id'],
};
