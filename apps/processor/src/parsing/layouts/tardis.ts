import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Trades of Tardis. All exchanges share this layout, and each is a separate feed, such as `tardis-binance-futures`. Of
 * the two times, that of the exchange decides the bar, not that of the arrival at Tardis. Some exchanges send no ids.
 * Their trades are rejected, because they cannot be told apart.
 *
 * https://docs.tardis.dev/downloadable-csv-files#trades
 */
export const TARDIS: LayoutDeclaration = {
  name: 'Tardis trades',
  recognisedBy:
    'a header with exactly the columns exchange, symbol, timestamp, local_timestamp, id, side, price, amount',
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
