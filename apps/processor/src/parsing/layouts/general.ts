import type { LayoutDeclaration } from '../layout-declaration';

const CONDITIONS = 'sale conditions, which can exclude a trade from prices';
const VENUE = 'a venue with trade ids of its own; its column is named feed in this layout';
const CONTRACT = 'the size of a contract';
const CANCELS = 'corrections and cancels';
const ORDER = 'the order of trades of the same time; its column is named sequence in this layout';
const RECORD = 'types of records other than trades';

/** The fields that both formats share. The name of the column that holds the time declares its format. */
const GENERAL = {
  feed: { column: 'feed', default: 'general' },
  columns: ['symbol', 'price', 'size', 'id'],
  optionalColumns: ['feed', 'action', 'sequence'],
  furtherColumns: true,
  symbol: 'symbol',
  times: [
    { column: 'timestamp', unit: 'rfc3339' },
    { column: 'timestamp_s', unit: 's' },
    { column: 'timestamp_ms', unit: 'ms' },
    { column: 'timestamp_us', unit: 'us' },
    { column: 'timestamp_ns', unit: 'ns' },
  ],
  price: 'price',
  size: 'size',
  id: ['id'],
  order: 'sequence',
  records: {
    column: 'action',
    types: {
      '': { kind: 'trade' },
      trade: { kind: 'trade' },
      cancel: { kind: 'retraction', time: 'of-trade', columns: ['symbol', 'id', 'action'] },
    },
  },
  refusedColumns: {
    cond: CONDITIONS,
    condition: CONDITIONS,
    conditions: CONDITIONS,
    sale_cond: CONDITIONS,
    sale_condition: CONDITIONS,
    sale_conditions: CONDITIONS,
    trade_conditions: CONDITIONS,
    correction: CANCELS,
    exchange: VENUE,
    exchange_code: VENUE,
    exchange_id: VENUE,
    mic: VENUE,
    venue: VENUE,
    tape: 'the tape that gives condition codes their meaning',
    trf: 'a reporting facility with trade ids of its own',
    trf_id: 'a reporting facility with trade ids of its own',
    multiplier: CONTRACT,
    contract_size: CONTRACT,
    msg_type: RECORD,
    record_type: RECORD,
    rtype: RECORD,
    canceled: CANCELS,
    cancelled: CANCELS,
    is_canceled: CANCELS,
    is_cancelled: CANCELS,
    seq: ORDER,
    seqno: ORDER,
    sequence_number: ORDER,
    sequencenumber: ORDER,
  },
} as const satisfies Partial<LayoutDeclaration>;

/**
 * The project's own layout. Its header has the columns `symbol`, `price`, `size`, `id` and one of `timestamp` (RFC
 * 3339), `timestamp_s`, `timestamp_ms`, `timestamp_us` and `timestamp_ns` (numbers since 1970 UTC), each once and in
 * any order.
 *
 * The columns `feed`, `action` and `sequence` are optional. With the action `cancel`, a line cancels the trade with the same
 * feed, symbol, id and time. The sequence, a whole number, orders trades of the same time. Other columns are ignored, unless they would change the meaning of a trade.
 */
export const GENERAL_CSV: LayoutDeclaration = {
  ...GENERAL,
  name: 'General trades (CSV)',
  format: 'csv',
  header: 'required',
};

/** The same layout as NDJSON, with the columns as keys. Each line may have its time under another of the keys. */
export const GENERAL_NDJSON: LayoutDeclaration = {
  ...GENERAL,
  name: 'General trades (NDJSON)',
  format: 'ndjson',
};
