import type { LayoutDeclaration } from '../layout-declaration';

/** The fields that both formats share. The name of the column that holds the time declares its format. */
const GENERAL = {
  feed: { column: 'feed', default: 'general' },
  columns: ['symbol', 'price', 'size', 'id'],
  optionalColumns: ['feed', 'action'],
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
  action: 'action',
} as const satisfies Partial<LayoutDeclaration>;

/**
 * The project's own layout. Its header has the columns `symbol`, `price`, `size`, `id` and one of `timestamp` (RFC
 * 3339), `timestamp_s`, `timestamp_ms`, `timestamp_us` and `timestamp_ns` (numbers since 1970 UTC), each once and in
 * any order.
 *
 * The columns `feed` and `action` are optional. With the action `cancel`, a line cancels the trade with the same feed,
 * symbol, id and time. Other columns are ignored.
 */
export const GENERAL_CSV: LayoutDeclaration = {
  ...GENERAL,
  name: 'General trades (CSV)',
  recognisedBy:
    'a header with the columns symbol, price, size, id and one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns',
  format: 'csv',
  header: 'required',
};

/** The same layout as NDJSON, with the columns as keys. Each line may have its time under another of the keys. */
export const GENERAL_NDJSON: LayoutDeclaration = {
  ...GENERAL,
  name: 'General trades (NDJSON)',
  recognisedBy: 'NDJSON with the same names as keys',
  format: 'ndjson',
};
