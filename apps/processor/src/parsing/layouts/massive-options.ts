import type { LayoutDeclaration } from '../layout-declaration';
import { NO_CORRECTIONS } from '../rules/corrections';
import { MASSIVE_OPTION_CONDITIONS } from '../rules/opra-conditions';

/**
 * US option trades in the flat files of Massive (Polygon until 2025). Sizes are in contracts, as prices are per share of the
 * underlying.
 *
 * The files have neither ids nor sequence numbers, and several trades can have the same values in all columns, so trades are
 * known by their values. A cancel does not name the trade that it cancels: it is
 * excluded, and the trade remains. Massive publishes no rule for trades in extended hours, so that of OPRA applies: they
 * update the volume only.
 *
 * https://massive.com/docs/flat-files/options/trades
 */
export const MASSIVE_OPTIONS: LayoutDeclaration = {
  name: 'Massive US option trades',
  feed: 'massive-options',
  format: 'csv',
  header: 'required',
  columns: ['ticker', 'conditions', 'correction', 'exchange', 'price', 'sip_timestamp', 'size'],
  symbol: 'ticker',
  areDaysInUtc: false,
  times: [{ column: 'sip_timestamp', unit: 'ns' }],
  price: 'price',
  size: 'size',
  id: [],
  knownByValues: { columns: ['exchange', 'conditions'] },
  conditions: { column: 'conditions', table: MASSIVE_OPTION_CONDITIONS, extendedHours: 'volume' },
  corrections: { column: 'correction', table: NO_CORRECTIONS },
};
