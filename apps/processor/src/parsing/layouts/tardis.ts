import type { LayoutDeclaration } from '../layout-declaration';

/** Exchanges, and instruments of exchanges, whose amounts are in contracts: expressions of the exchange and the symbol. */
const CONTRACTS = [
  'binance-delivery ',
  'bitmex ',
  'bitnomial ',
  'bybit \\w+USD(?:[A-Z]\\d{2})?$',
  'cryptofacilities [FP]I_',
  'delta ',
  'gate-io-futures ',
  'huobi-dm(?:-linear-swap|-options|-swap)? ',
  'kucoin-futures ',
  'mexc-futures ',
  'okex-(?:futures|options|swap) ',
];

/**
 * Trades of Tardis. All exchanges share this layout, and each is a separate feed, such as `tardis-binance-futures`. Of
 * the two times, that of the exchange decides the bar, not that of the arrival at Tardis, which only orders trades of the
 * same time. Some exchanges send no ids: their trades are known by their values. The amounts are those that the exchange
 * sends: trades are rejected if they are in contracts of a size that the file does not state. Those of Deribit's inverse
 * contracts (`BTC-PERPETUAL`) are in US dollars, and are not converted.
 *
 * https://docs.tardis.dev/downloadable-csv-files#trades
 */
export const TARDIS: LayoutDeclaration = {
  name: 'Tardis trades',
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
  contracts: new RegExp(`^tardis-(?:${CONTRACTS.join('|')})`),
};
