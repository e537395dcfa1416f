import type { LayoutDeclaration } from '../layout-declaration';

/**
 * OKX trades. Sizes of spot are in coins. Those of swaps, futures and options are in contracts of a size that the files do
 * not state, so they are rejected. A trade id is unique for an instrument. A file contains a day in UTC+8.
 *
 * https://www.okx.com/historical-data
 */
export const OKX: LayoutDeclaration = {
  name: 'OKX trades',
  feed: 'okx',
  format: 'csv',
  header: 'required',
  columns: ['instrument_name', 'trade_id', 'side', 'price', 'size', 'created_time'],
  optionalColumns: ['source'],
  symbol: 'instrument_name',
  areDaysInUtc: false,
  times: [{ column: 'created_time', unit: 'ms' }],
  price: 'price',
  size: 'size',
  contracts: /-(?:SWAP|\d{6}(?:-[\d.]+-[CP])?)$/,
  id: ['trade_id'],
};
