import type { LayoutDeclaration } from '../layout-declaration';

/**
 * HTX spot trades in the older archive, which ended in August 2026. Its files have a header since 2026. Only their names
 * contain the symbol. A file contains a day in UTC+8.
 *
 * https://github.com/hbdmapi/huobi_public_data
 */
export const HTX_SPOT: LayoutDeclaration = {
  name: 'HTX spot trades',
  feed: 'htx-spot',
  format: 'csv',
  header: 'optional',
  columns: ['trade id', 'trade time', 'trade price', 'volume (base currency)', 'side (buy/sell)'],
  kinds: {
    'trade id': 'whole',
    'trade time': 'whole',
    'trade price': 'decimal',
    'volume (base currency)': 'decimal',
    'side (buy/sell)': ['buy', 'sell'],
  },
  key: {
    name: /^(?<symbol>[A-Z0-9]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'BTCUSDT-trades-YYYY-MM-DD.csv',
  },
  areDaysInUtc: false,
  times: [{ column: 'trade time', unit: 'ms' }],
  price: 'trade price',
  size: 'volume (base currency)',
  id: ['trade id'],
};
