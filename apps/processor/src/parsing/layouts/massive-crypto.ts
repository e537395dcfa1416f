import type { LayoutDeclaration } from '../layout-declaration';
import { MASSIVE_CRYPTO_CONDITIONS } from '../rules/massive-conditions';

/**
 * Crypto trades in the flat files of Massive (Polygon until 2025). All exchanges of a day are in one file, and a trade id is
 * unique for an exchange. Sizes are in the base currency.
 *
 * https://massive.com/docs/flat-files/crypto/trades
 */
export const MASSIVE_CRYPTO: LayoutDeclaration = {
  name: 'Massive crypto trades',
  feed: 'massive-crypto',
  format: 'csv',
  header: 'required',
  columns: ['ticker', 'conditions', 'exchange', 'id', 'participant_timestamp', 'price', 'size'],
  symbol: 'ticker',
  times: [{ column: 'participant_timestamp', unit: 'ns' }],
  price: 'price',
  size: 'size',
  id: ['exchange', 'id'],
  conditions: { column: 'conditions', table: MASSIVE_CRYPTO_CONDITIONS },
};
