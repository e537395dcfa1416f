import type { LayoutDeclaration } from '../layout-declaration';
import { TAPE_CORRECTIONS } from '../rules/corrections';
import { MASSIVE_CONDITIONS } from '../rules/massive-conditions';

/**
 * US stock trades in the flat files of Massive (Polygon until 2025).
 *
 * Of the three times, that of the consolidated tape (`sip_timestamp`) decides the bar. Every trade has it, published
 * bars use it, and with it a late report does not change a bar of the past. A trade id is unique for an exchange, or
 * for a trade reporting facility (`trf_id`) if the trade was not executed on an exchange. The sequence number orders the
 * trades of one time, of which older files have many, because their times are in milliseconds. If a file has
 * `decimal_size`, `size` is rounded to whole shares.
 *
 * As in the minute bars of Massive, trades outside the regular session update prices, except in bars of the session:
 * https://massive.com/knowledge-base/article/does-a-form-t-trade-update-a-pre-market-minute-bars-high-low-open-and-close
 *
 * https://massive.com/docs/flat-files/stocks/trades
 */
export const MASSIVE_STOCKS: LayoutDeclaration = {
  name: 'Massive US stock trades',
  feed: 'massive-stocks',
  format: 'csv',
  header: 'required',
  columns: [
    'ticker',
    'conditions',
    'correction',
    'exchange',
    'id',
    'participant_timestamp',
    'price',
    'sequence_number',
    'sip_timestamp',
    'size',
    'tape',
    'trf_id',
    'trf_timestamp',
  ],
  optionalColumns: ['decimal_size'],
  symbol: 'ticker',
  areDaysInUtc: false,
  times: [{ column: 'sip_timestamp', unit: 'ns' }],
  price: 'price',
  size: ['decimal_size', 'size'],
  id: ['exchange', 'trf_id', 'id'],
  order: 'sequence_number',
  conditions: {
    column: 'conditions',
    table: MASSIVE_CONDITIONS,
    extendedHours: 'prices',
    volumeOnlyInSession: true,
  },
  corrections: { column: 'correction', table: TAPE_CORRECTIONS },
};
