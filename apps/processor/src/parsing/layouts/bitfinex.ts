import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Bitfinex trades as the API returns them, one array a line of CSV: id, time, amount, price. The amount of a sale is
 * negative. A line has four numbers, which could be of any provider, so the file must be in a folder whose name begins with
 * `bitfinex`. Only the files' names contain the symbol.
 *
 * https://docs.bitfinex.com/reference/rest-public-trades
 */
export const BITFINEX: LayoutDeclaration = {
  name: 'Bitfinex trades',
  feed: 'bitfinex',
  format: 'csv',
  header: 'optional',
  columns: ['id', 'mts', 'amount', 'price'],
  kinds: { id: 'whole', mts: 'whole', amount: 'decimal', price: 'decimal' },
  key: {
    name: /^(?<symbol>t[A-Z0-9:]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'tBTCUSD-trades-YYYY-MM-DD.csv',
    folder: /(?:^|\/)bitfinex[^/]*\//i,
    isFolderRequired: true,
  },
  times: [{ column: 'mts', unit: 'ms' }],
  price: 'price',
  size: 'amount',
  isSizeSigned: true,
  id: ['id'],
};
