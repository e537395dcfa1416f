import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Bybit spot trades. Only the files' names contain the symbol.
 *
 * The column `id` numbers the lines of a file from 1, so the file of a day and that of its month have different ids for the
 * same trade. It is not read: a trade is known by its values.
 *
 * In some files of months, the header lacks the name of the last column.
 *
 * https://public.bybit.com/spot/
 */
export const BYBIT_SPOT: LayoutDeclaration = {
  name: 'Bybit spot trades',
  feed: 'bybit-spot',
  format: 'csv',
  header: 'required',
  columns: ['id', 'timestamp', 'price', 'volume', 'side'],
  optionalColumns: ['rpi'],
  unnamedFields: 1,
  key: {
    name: /^(?<symbol>[A-Z0-9]+)[_-]\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'SYMBOL_YYYY-MM-DD.csv',
  },
  times: [{ column: 'timestamp', unit: 'ms' }],
  price: 'price',
  size: 'volume',
  id: [],
  knownByValues: { columns: ['side'] },
};
