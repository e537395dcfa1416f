import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance spot trades, as published at data.binance.vision. The files have no header, and only their names contain the
 * symbol. Times are in milliseconds until the end of 2024, and in microseconds since 2025.
 *
 * https://github.com/binance/binance-public-data
 */
export const BINANCE_SPOT: LayoutDeclaration = {
  name: 'Binance spot trades',
  feed: 'binance-spot',
  format: 'csv',
  header: 'optional',
  columns: ['id', 'price', 'qty', 'quoteqty', 'time', 'isbuyermaker', 'isbestmatch'],
  aliases: { 'trade id': 'id' },
  kinds: {
    id: 'whole',
    price: 'decimal',
    qty: 'decimal',
    quoteqty: 'decimal',
    time: 'whole',
    isbuyermaker: 'boolean',
    isbestmatch: 'boolean',
  },
  key: {
    name: /^(?<symbol>[^-]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'SYMBOL-trades-YYYY-MM-DD.csv',
    folder: /(?:^|\/)spot\//,
  },
  times: [{ column: 'time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'qty',
  id: ['id'],
};
