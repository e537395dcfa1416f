import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Trades of Kaiko's data files. Each exchange is a separate feed, such as `kaiko-cbse`. The amounts are those of the exchange:
 * Kaiko does not say whether they are in coins or in contracts, so only upload the files of spot exchanges.
 *
 * https://docs.kaiko.com/
 */
export const KAIKO: LayoutDeclaration = {
  name: 'Kaiko trades',
  feed: { column: 'exchange', prefix: 'kaiko-' },
  format: 'csv',
  header: 'required',
  columns: ['id', 'exchange', 'symbol', 'date', 'price', 'amount', 'sell'],
  symbol: 'symbol',
  times: [{ column: 'date', unit: 'ms' }],
  price: 'price',
  size: 'amount',
  id: ['id'],
};
