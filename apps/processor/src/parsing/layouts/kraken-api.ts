import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Kraken spot trades as the API returns them, one array a line of CSV. Only the files' names contain the pair. The archive
 * has other times and no ids, so it is a separate feed.
 *
 * https://docs.kraken.com/api/docs/rest-api/get-recent-trades
 */
export const KRAKEN_API: LayoutDeclaration = {
  name: 'Kraken trades (API)',
  feed: 'kraken-api',
  format: 'csv',
  columns: ['price', 'volume', 'time', 'side', 'type', 'misc', 'trade_id'],
  kinds: {
    price: 'decimal',
    volume: 'decimal',
    time: 'decimal',
    side: ['b', 's'],
    type: ['l', 'm'],
    misc: 'text',
    trade_id: 'whole',
  },
  key: { name: /^(?<symbol>[A-Z0-9]+)\.csv$/, example: 'XXBTZUSD.csv' },
  times: [{ column: 'time', unit: 's' }],
  price: 'price',
  size: 'volume',
  id: ['trade_id'],
};
