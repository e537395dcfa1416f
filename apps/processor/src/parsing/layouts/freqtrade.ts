import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Trades of freqtrade as CSV: without a header, in the order of its own files, or as `DataFrame.to_csv` of pandas writes
 * them, with the index and the column `date`. Only the files' names contain the pair.
 *
 * A file does not name its exchange, so all of them are one feed. Upload only the trades of one exchange in this layout.
 * Amounts are in coins, also those of contracts, which freqtrade converts. Trades without id, such as those of Kraken's
 * archive, are known by their values.
 *
 * https://www.freqtrade.io/en/stable/data-download/#trades-tick-data
 */
export const FREQTRADE: LayoutDeclaration = {
  name: 'freqtrade trades',
  feed: 'freqtrade',
  format: 'csv',
  header: 'optional',
  columns: ['timestamp', 'id', 'type', 'side', 'price', 'amount', 'cost'],
  optionalColumns: ['', 'date'],
  kinds: {
    timestamp: 'whole',
    id: 'text',
    type: 'text',
    side: ['buy', 'sell'],
    price: 'decimal',
    amount: 'decimal',
    cost: 'decimal',
  },
  key: { name: /^(?<symbol>[A-Z0-9]+(?:_[A-Z0-9]+){1,2})-trades\.csv$/, example: 'BTC_USDT-trades.csv' },
  times: [{ column: 'timestamp', unit: 'ms' }],
  price: 'price',
  size: 'amount',
  id: ['id'],
  knownByValues: { columns: ['side'] },
};
