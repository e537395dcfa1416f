import type { LayoutDeclaration } from '../layout-declaration';

/**
 * HTX trades of swaps and futures with USDT margin in the older archive, which ended in August 2026. They state the volume in
 * contracts and in coins, which is the size. Those with coin margin have no turnover, and are not read: their volumes have
 * more decimals than a size can have.
 *
 * https://github.com/hbdmapi/huobi_public_data
 */
export const HTX_LINEAR_SWAP: LayoutDeclaration = {
  name: 'HTX linear swap trades',
  feed: 'htx-linear-swap',
  format: 'csv',
  header: 'optional',
  columns: [
    'trade id',
    'trade time',
    'trade price',
    'volume (in contracts)',
    'volume (in base currency)',
    'turnover',
    'side (buy/sell)',
  ],
  kinds: {
    'trade id': 'whole',
    'trade time': 'whole',
    'trade price': 'decimal',
    'volume (in contracts)': 'decimal',
    'volume (in base currency)': 'decimal',
    turnover: 'decimal',
    'side (buy/sell)': ['buy', 'sell'],
  },
  key: {
    name: /^(?<symbol>[A-Z0-9]+(?:-[A-Z0-9]+)+)-trades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'BTC-USDT-trades-YYYY-MM-DD.csv',
  },
  areDaysInUtc: false,
  times: [{ column: 'trade time', unit: 'ms' }],
  price: 'trade price',
  size: 'volume (in base currency)',
  id: ['trade id'],
};
