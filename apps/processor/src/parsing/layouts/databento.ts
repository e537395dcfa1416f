import type { LayoutDeclaration } from '../layout-declaration';

/**
 * Files of the schema `trades` of Databento, as CSV with symbols (`map_symbols`). The files do not state their dataset, so
 * all datasets have one feed, in which a publisher (`publisher_id`) is a part of a trade's identity.
 *
 * Of the two times, that of the capture (`ts_recv`) decides the bar, as in Databento's own bars. Times and prices can be
 * pretty, or whole numbers: nanoseconds, and prices with nine implied decimals. Several trades can have one sequence
 * number, so trades are known by their values. Futures and options have sizes in contracts, as Databento states them.
 *
 * https://databento.com/docs/schemas/trades
 */
export const DATABENTO: LayoutDeclaration = {
  name: 'Databento trades',
  feed: 'databento',
  format: 'csv',
  header: 'required',
  columns: [
    'ts_recv',
    'ts_event',
    'rtype',
    'publisher_id',
    'instrument_id',
    'action',
    'side',
    'depth',
    'price',
    'size',
    'flags',
    'ts_in_delta',
    'sequence',
    'symbol',
  ],
  symbol: 'symbol',
  times: [{ column: 'ts_recv', unit: 'rfc3339-or-ns' }],
  price: 'price',
  impliedDecimals: 9,
  noPrice: '9223372036854775807',
  size: 'size',
  id: [],
  knownByValues: { columns: ['publisher_id', 'instrument_id', 'sequence', 'side'] },
  order: 'sequence',
  records: {
    column: 'action',
    types: {
      T: { kind: 'trade' },
      A: { kind: 'other', name: 'a new order' },
      C: { kind: 'other', name: 'a cancelled order' },
      M: { kind: 'other', name: 'a modified order' },
      R: { kind: 'other', name: 'the start of a new order book' },
      F: { kind: 'other', name: 'a fill of a resting order, which repeats a trade' },
    },
  },
};
