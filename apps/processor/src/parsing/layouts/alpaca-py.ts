import type { LayoutDeclaration } from '../layout-declaration';
import { CONDITIONS_OF_TAPES } from '../rules/tape-conditions';

/** The columns that both formats share. alpaca-py leaves out a column without any value. */
const ALPACA_PY = {
  feed: 'alpaca',
  columns: ['symbol', 'timestamp', 'exchange', 'price', 'size', 'id', 'tape'],
  symbol: 'symbol',
  areDaysInUtc: false,
  times: [{ column: 'timestamp', unit: 'rfc3339-or-ms' }],
  price: 'price',
  size: 'size',
  id: ['exchange', 'id'],
  conditions: {
    column: 'conditions',
    format: 'python-list',
    tape: { column: 'tape', tables: CONDITIONS_OF_TAPES },
    extendedHours: 'prices',
  },
} as const satisfies Partial<LayoutDeclaration>;

/**
 * US stock trades as alpaca-py, the Python client of Alpaca, returns them: `client.get_stock_trades(…).df.to_csv(…)`. They
 * are of the same feed as the trades of the API itself, with the same ids.
 *
 * The client keeps microseconds of the times, which have nanoseconds in the API, so a trade from both is a conflict. It
 * drops the updates (`u`), so cancelled trades of the history cannot be told from others. Crypto trades of the client have
 * exactly the columns of the general layout.
 *
 * https://github.com/alpacahq/alpaca-py/blob/master/alpaca/data/models/trades.py
 */
export const ALPACA_PY_CSV: LayoutDeclaration = {
  ...ALPACA_PY,
  name: 'alpaca-py trades (CSV)',
  format: 'csv',
  header: 'required',
  // pandas writes an index without a name.
  optionalColumns: ['conditions', ''],
};

/**
 * The same trades as NDJSON: `df.reset_index().to_json(…, orient='records', lines=True)`. Times are in milliseconds since
 * 1970, or in the format of RFC 3339 with `date_format='iso'`.
 */
export const ALPACA_PY_NDJSON: LayoutDeclaration = {
  ...ALPACA_PY,
  name: 'alpaca-py trades (NDJSON)',
  format: 'ndjson',
  optionalColumns: ['conditions'],
};
