import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Binance options trades as the API returns them, one object a line. There is no archive of them: the folder `option` at
 * data.binance.vision contains summaries only. Quantities are in units of the underlying asset, and can be negative for
 * sales.
 *
 * https://developers.binance.com/docs/derivatives/options-trading/market-data/Recent-Trades-List
 */
export const BINANCE_OPTIONS: LayoutDeclaration = {
  name: 'Binance options trades',
  feed: 'binance-options',
  format: 'ndjson',
  columns: ['id', 'symbol', 'price', 'qty', 'quoteQty', 'side', 'time'],
  symbol: 'symbol',
  times: [{ column: 'time', unit: 'ms-or-us' }],
  price: 'price',
  size: 'qty',
  isSizeSigned: true,
  id: ['id'],
};
