import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Trades of Tardis: one layout for all exchanges, each a feed of its own, `tardis-binance-futures`. Of the two times,
 * the exchange's counts, not that of the arrival at Tardis. Some exchanges send no ids: their trades cannot be told
 * from each other and are rejected.
 *
 * https://docs.tardis.dev/downloadable-csv-files#trades
 */
export const TARDIS: LayoutDeclaration = {
  name: 'Tardis trades',
  recognised: 'a header with exactly the columns exchange, symbol, timestamp, local_timestamp, id, side, price, amount',
  feed: { column: 'exchange', prefix: 'tardis-' },
  format: 'csv',
  header: 'required',
  columns: ['exchange', 'symbol', 'timestamp', 'local_timestamp', 'id', 'side', 'price', 'amount'],
  symbol: 'symbol',
  times: [{ column: 'timestamp', unit: 'us' }],
  price: 'price',
  size: 'amount',
  id: ['id'],
};
