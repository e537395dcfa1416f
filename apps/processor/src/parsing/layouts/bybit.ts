import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Bybit derivatives trades. Sizes are in coins, except for those of inverse contracts (`BTCUSD`, `BTCUSDU24`), which are
 * rejected: a contract is one US dollar, and the files state the number of coins only as a rounded quotient.
 *
 * The files of BitMEX had the same header until they got the column `trdType`, but their times are not numbers.
 *
 * https://public.bybit.com/trading/
 */
export const BYBIT: LayoutDeclaration = {
  name: 'Bybit derivatives trades',
  feed: 'bybit',
  format: 'csv',
  header: 'required',
  columns: [
    'timestamp',
    'symbol',
    'side',
    'size',
    'price',
    'tickdirection',
    'trdmatchid',
    'grossvalue',
    'homenotional',
    'foreignnotional',
  ],
  optionalColumns: ['rpi'],
  symbol: 'symbol',
  times: [{ column: 'timestamp', unit: 's' }],
  price: 'price',
  size: 'size',
  contracts: /^bybit \w+USD(?:[A-Z]\d{2})?$/,
  id: ['trdmatchid'],
};
