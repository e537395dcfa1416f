import type { LayoutDeclaration } from '../layout-declaration';

/**
 * BitMEX trades. The size is the amount of the underlying asset (`homeNotional`), because the column `size` is in contracts.
 * Prices of indices and settlements are rejected.
 *
 * Files without the column `trdType` have the header of Bybit's. They are read if the configuration declares this layout.
 *
 * https://public.bitmex.com/?prefix=data/trade/
 */
export const BITMEX: LayoutDeclaration = {
  name: 'BitMEX trades',
  feed: 'bitmex',
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
    'trdtype',
  ],
  symbol: 'symbol',
  times: [{ column: 'timestamp', unit: 'kdb' }],
  price: 'price',
  size: 'homenotional',
  id: ['trdmatchid'],
  records: {
    column: 'trdtype',
    types: {
      '': { kind: 'trade' },
      Regular: { kind: 'trade' },
      Referential: { kind: 'other', name: 'the price of an index' },
      Settlement: { kind: 'other', name: 'a settlement' },
    },
  },
};
