import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Kraken spot trades in the downloadable archive. A line has three numbers, which could be of any provider, so the file
 * must be in a folder whose name begins with `kraken`. Only the files' names contain the pair.
 *
 * The files contain neither ids nor sides: a trade is known by its values. Most times are in whole seconds, and the order of
 * trades within a second is not stated.
 *
 * https://support.kraken.com/articles/360047543791-downloadable-historical-market-data-time-and-sales-
 */
export const KRAKEN: LayoutDeclaration = {
  name: 'Kraken trades',
  feed: 'kraken',
  format: 'csv',
  columns: ['time', 'price', 'volume'],
  kinds: { time: 'decimal', price: 'decimal', volume: 'decimal' },
  key: {
    name: /^(?<symbol>[A-Z0-9]+)\.csv$/,
    example: 'XBTUSD.csv',
    folder: /(?:^|\/)kraken[^/]*\//i,
    isFolderRequired: true,
  },
  times: [{ column: 'time', unit: 's' }],
  price: 'price',
  size: 'volume',
  id: [],
  knownByValues: { columns: [] },
};
