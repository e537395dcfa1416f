import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Gate futures trades. Their sizes are in contracts, and the files do not state the size of a contract, so all lines are
 * rejected.
 *
 * https://www.gate.com/developer/historical_quotes
 */
export const GATE_FUTURES: LayoutDeclaration = {
  name: 'Gate futures trades',
  feed: 'gate-futures',
  format: 'csv',
  columns: ['time', 'id', 'price', 'size'],
  kinds: { time: 'decimal', id: 'whole', price: 'decimal', size: 'decimal' },
  key: {
    name: /^(?<symbol>[A-Z0-9]+_[A-Z0-9]+)-\d{6}\.csv$/,
    example: 'BTC_USDT-YYYYMM.csv',
    folder: /(?:^|\/)futures_\w+\/trades\//,
  },
  times: [{ column: 'time', unit: 's' }],
  price: 'price',
  size: 'size',
  isSizeSigned: true,
  contracts: /^gate-futures /,
  id: ['id'],
};
