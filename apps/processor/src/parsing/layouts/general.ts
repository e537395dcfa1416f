import type { LayoutDeclaration } from '../layout-declaration';

/** The fields that both formats share; the column that holds the time declares by its name how it is written. */
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
 * The project's own layout: a header with the columns `symbol`, `price`, `size`, `id` and one of `timestamp`
 * (RFC 3339), `timestamp_s`, `timestamp_ms`, `timestamp_us`, `timestamp_ns` (numbers since 1970 UTC), each once and in
 * any order. It may have `feed`, and `action`, where `cancel` takes back the trade of the same feed, symbol, id and
 * time. Further columns are ignored.
 */
export const GENERAL_CSV: LayoutDeclaration = {
  ...GENERAL,
  name: 'General trades (CSV)',
  recognised:
    'a header with the columns symbol, price, size, id and one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns',
  format: 'csv',
  header: 'required',
};

/** The same as NDJSON: one object a line, the columns as keys; a line may name its time as it likes. */
export const GENERAL_NDJSON: LayoutDeclaration = {
  ...GENERAL,
  name: 'General trades (NDJSON)',
  recognised: 'NDJSON with the same names as keys',
  format: 'ndjson',
};
