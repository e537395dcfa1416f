import type { LayoutDeclaration } from '../layout-declaration';
import { ALPACA_OPTION_CONDITIONS } from '../rules/opra-conditions';
import { OTHER_ALPACA_RECORDS } from './alpaca-records';

/**
 * US option trades of Alpaca, one object of the API a line, with the symbol (`S`) as in the stream. Sizes are in contracts,
 * as prices are per share of the underlying.
 *
 * The trades have no ids, so they are known by their values. Their condition (`c`) is one code of OPRA. A cancel does not
 * name the trade that it cancels: it is excluded, and the trade remains.
 *
 * https://docs.alpaca.markets/docs/real-time-option-data
 */
export const ALPACA_OPTIONS: LayoutDeclaration = {
  name: 'Alpaca option trades',
  feed: 'alpaca-options',
  format: 'ndjson',
  columns: ['S', 't', 'p', 's', 'x', 'c'],
  optionalColumns: ['T'],
  symbol: 'S',
  areDaysInUtc: false,
  times: [{ column: 't', unit: 'rfc3339' }],
  price: 'p',
  size: 's',
  id: [],
  knownByValues: { columns: ['x', 'c'] },
  records: {
    column: 'T',
    types: { '': { kind: 'trade' }, t: { kind: 'trade' }, ...OTHER_ALPACA_RECORDS },
  },
  conditions: { column: 'c', table: ALPACA_OPTION_CONDITIONS, extendedHours: 'prices' },
};
