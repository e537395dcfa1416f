import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Trades of the library cryptofeed, as a callback writes the dictionaries of trades to CSV. Each exchange is a separate feed,
 * such as `cryptofeed-BINANCE`.
 *
 * Amounts are those that the exchange sends. For most derivatives, they are numbers of contracts of a size that the file
 * does not state, so they are rejected. Some exchanges have no ids: their trades are known by their values.
 *
 * https://github.com/bmoscon/cryptofeed/blob/master/cryptofeed/types.pyx
 */
export const CRYPTOFEED: LayoutDeclaration = {
  name: 'cryptofeed trades',
  feed: { column: 'exchange', prefix: 'cryptofeed-' },
  format: 'csv',
  header: 'required',
  columns: ['exchange', 'symbol', 'side', 'amount', 'price', 'id', 'type', 'timestamp'],
  optionalColumns: ['receipt_timestamp'],
  symbol: 'symbol',
  times: [{ column: 'timestamp', unit: 's' }],
  price: 'price',
  size: 'amount',
  // The exchanges that are listed state the amounts of derivatives in coins.
  contracts:
    /^cryptofeed-(?!BINANCE_FUTURES |BITGET |CRYPTO\.COM |DYDX |BYBIT \w+-USD[CT]-).* \S+-(?:PERP|\d{2}[F-Z]\d{1,2}(?:-[CP])?)$/,
  id: ['id'],
  knownByValues: { columns: ['side'] },
};
