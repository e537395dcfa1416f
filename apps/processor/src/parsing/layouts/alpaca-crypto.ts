import type { LayoutDeclaration } from '../layout-declaration';
import { OTHER_ALPACA_RECORDS } from './alpaca-records';

/**
 * Crypto trades of Alpaca, one object of the API a line, with the symbol (`S`) as in the stream. The history groups its
 * trades by symbol instead, so their lines need the key `S`. Sizes are in the base currency.
 *
 * https://docs.alpaca.markets/docs/real-time-crypto-pricing-data
 */
export const ALPACA_CRYPTO: LayoutDeclaration = {
  name: 'Alpaca crypto trades',
  feed: 'alpaca-crypto',
  format: 'ndjson',
  columns: ['S', 't', 'p', 's', 'i', 'tks'],
  optionalColumns: ['T'],
  symbol: 'S',
  times: [{ column: 't', unit: 'rfc3339' }],
  price: 'p',
  size: 's',
  id: ['i'],
  records: {
    column: 'T',
    types: { '': { kind: 'trade' }, t: { kind: 'trade' }, ...OTHER_ALPACA_RECORDS },
  },
};
