import type { LayoutDeclaration } from '../layout-declaration';

/**
 * HTX trades in the archive since 2026, with one form for all instruments. Sizes of spot are in coins. Those of swaps
 * (`BTC-USDT-PERP`) and futures are in contracts of a size that the files do not state, so they are rejected. A file contains
 * a day in UTC+8.
 *
 * https://www.htx.com/futures/data/landing_page/
 */
export const HTX: LayoutDeclaration = {
  name: 'HTX trades',
  feed: 'htx',
  format: 'csv',
  header: 'required',
  columns: ['instid', 'tradeid', 'px', 'side', 'size', 'ts'],
  symbol: 'instid',
  areDaysInUtc: false,
  times: [{ column: 'ts', unit: 'ms' }],
  price: 'px',
  size: 'size',
  contracts: /-(?:PERP|\d{6})$/,
  id: ['tradeid'],
};
