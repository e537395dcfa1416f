import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Trade ticks of NautilusTrader as CSV. The symbol is the instrument id with its venue (`BTCUSDT.BINANCE`). Sizes are the
 * quantities of NautilusTrader: those of contracts on OKX and BitMEX are numbers of contracts of a size that the file does
 * not state, so they are rejected.
 *
 * https://nautilustrader.io/docs/latest/concepts/data/
 */
export const NAUTILUS: LayoutDeclaration = {
  name: 'NautilusTrader trades',
  feed: 'nautilus',
  format: 'csv',
  header: 'required',
  columns: ['instrument_id', 'price', 'size', 'aggressor_side', 'trade_id', 'ts_event', 'ts_init'],
  symbol: 'instrument_id',
  times: [{ column: 'ts_event', unit: 'ns' }],
  price: 'price',
  size: 'size',
  contracts: /-(?:SWAP|\d{6}(?:-[\d.]+-[CP])?)\.OKX$|\.BITMEX$/,
  id: ['trade_id'],
};
