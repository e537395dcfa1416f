import { toTrade, type Layout } from './layout';
import type { TimestampUnit } from './timestamp';

/** The column that holds the time declares by its name how it is written. */
const TIMESTAMP_COLUMNS: Readonly<Record<string, TimestampUnit>> = {
  timestamp: 'rfc3339',
  timestamp_s: 's',
  timestamp_ms: 'ms',
  timestamp_us: 'us',
  timestamp_ns: 'ns',
};

const OTHER_COLUMNS = ['symbol', 'price', 'size', 'id'];

/**
 * The project's own layout: a header with the columns `symbol`, `price`, `size`, `id` and one of `timestamp`
 * (RFC 3339), `timestamp_s`, `timestamp_ms`, `timestamp_us`, `timestamp_ns` (numbers since 1970 UTC), each once and in
 * any order. Further columns are ignored.
 *
 * @param header the fields of the file's first line
 * @returns undefined where they are not such a header
 */
export function generalLayout(header: readonly string[]): Layout | undefined {
  const names = header.map((name) => name.trim().toLowerCase());
  const timestamps = names.filter((name) => name in TIMESTAMP_COLUMNS);
  const [timestampColumn] = timestamps;
  if (timestampColumn === undefined || timestamps.length > 1) return undefined;
  if (!OTHER_COLUMNS.every((column) => names.filter((name) => name === column).length === 1)) return undefined;

  const [symbol, price, size, id, timestamp] = [...OTHER_COLUMNS, timestampColumn].map((name) =>
    names.indexOf(name),
  ) as [number, number, number, number, number];
  const unit = TIMESTAMP_COLUMNS[timestampColumn] as TimestampUnit;
  return {
    name: `general trades (${timestampColumn})`,
    hasHeader: true,
    parse: (fields) => {
      if (fields.length !== names.length) return `expected ${names.length} fields, found ${fields.length}`;
      return toTrade({
        symbol: fields[symbol],
        timestamp: fields[timestamp],
        unit,
        price: fields[price],
        size: fields[size],
        id: fields[id],
      });
    },
  };
}
