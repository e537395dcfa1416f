import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Gate spot trades. The files have no header, and only their names contain the pair. Files of futures have the same names and
 * fewer columns.
 *
 * https://www.gate.com/developer/historical_quotes
 */
export const GATE_SPOT: LayoutDeclaration = {
  name: 'Gate spot trades',
  feed: 'gate-spot',
  format: 'csv',
  columns: ['time', 'id', 'price', 'amount', 'side'],
  kinds: { time: 'decimal', id: 'whole', price: 'decimal', amount: 'decimal', side: ['1', '2'] },
  key: {
    name: /^(?<symbol>[A-Z0-9]+_[A-Z0-9]+)-\d{6}\.csv$/,
    example: 'BTC_USDT-YYYYMM.csv',
    folder: /(?:^|\/)spot\/deals\//,
  },
  times: [{ column: 'time', unit: 's' }],
  price: 'price',
  size: 'amount',
  id: ['id'],
};
