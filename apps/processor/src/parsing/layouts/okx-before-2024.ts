import type { LayoutDeclaration } from '../layout-declaration';
import { OKX } from './okx';

/**
 * OKX trades in the older form, in which only the files' names contain the instrument. The header is missing in files from
 * before 2022. Until 2023, it also has the names in Chinese, in GBK. Otherwise they have the feed and the rules of {@link OKX}.
 *
 * https://www.okx.com/historical-data
 */
export const OKX_BEFORE_2024: LayoutDeclaration = {
  name: 'OKX trades (before 2024)',
  feed: 'okx',
  format: 'csv',
  header: 'optional',
  isHeaderTranslated: true,
  columns: ['trade_id', 'side', 'size', 'price', 'created_time'],
  kinds: { trade_id: 'whole', side: ['buy', 'sell'], size: 'decimal', price: 'decimal', created_time: 'whole' },
  key: {
    name: /^(?<symbol>[A-Z0-9]+(?:-[A-Z0-9]+)+)-trades-\d{4}-\d{2}(?:-\d{2})?\.csv$/,
    example: 'BTC-USDT-trades-YYYY-MM-DD.csv',
  },
  areDaysInUtc: false,
  times: [{ column: 'created_time', unit: 'ms' }],
  price: 'price',
  size: 'size',
  contracts: OKX.contracts,
  id: ['trade_id'],
};
