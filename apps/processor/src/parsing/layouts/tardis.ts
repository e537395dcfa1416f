import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Trades of Tardis. All exchanges share this layout, and each is a separate feed, such as `tardis-binance-futures`. Of
 * the two times, that of the exchange decides the bar, not that of the arrival at Tardis, which only orders trades of the
 * same time. Some exchanges send no ids: their trades are known by their values. Exchanges whose amounts are in contracts
 * of a size that the file does not state are rejected.
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
  knownByValues: { columns: ['side'] },
  order: 'local_timestamp',
  contracts: /^tardis-(?:binance-delivery|okex-futures|okex-swap) /,
};
