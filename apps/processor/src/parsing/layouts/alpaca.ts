import type { LayoutDeclaration, RecordTypes } from '../layout-declaration';
import { ALPACA_UPDATES } from '../rules/corrections';
import { CONDITIONS_OF_TAPES } from '../rules/tape-conditions';
import { OTHER_ALPACA_RECORDS } from './alpaca-records';

const BAR_KEYS = ['T', 'S', 'o', 'h', 'l', 'c', 'v', 't'];

/** The messages with which a recorded stream may begin, by their type, with their keys. */
const FIRST_MESSAGES: Readonly<Record<string, readonly string[]>> = {
  q: ['T', 'S', 'bx', 'bp', 'bs', 'ax', 'ap', 'as', 't'],
  b: BAR_KEYS,
  d: BAR_KEYS,
  u: BAR_KEYS,
  s: ['T', 'S', 'sc', 'sm', 'rc', 'rm', 't'],
  l: ['T', 'S', 'u', 'd', 'i', 't'],
  success: ['T', 'msg'],
  subscription: ['T', 'trades'],
};

const OTHERS: RecordTypes['types'] = Object.fromEntries(
  Object.entries(OTHER_ALPACA_RECORDS).map(([type, record]) => {
    const columns = FIRST_MESSAGES[type];
    return [type, columns ? { ...record, columns } : record];
  }),
);

/**
 * US stock trades of Alpaca, one object of the API a line.
 *
 * The stream sends the symbol with each trade (`S`). The history does not, so the file's name must contain it:
 * `SYMBOL-trades-YYYY-MM-DD.ndjson`. The symbol of a line takes precedence over the name. The tape of a trade (`z`)
 * decides the meaning of its condition codes: A and B are CTA, C is UTP. A trade id is unique for an exchange (`x`).
 *
 * The stream also sends cancels (`T` is x) and corrections (c). They have the time of the message, so they apply to the
 * latest trade with their symbol, exchange and id before it.
 *
 * As in the minute bars of Alpaca, trades outside the regular session (`T`) update prices:
 * https://docs.alpaca.markets/docs/market-data-faq#how-are-bars-aggregated
 *
 * https://docs.alpaca.markets/docs/real-time-stock-pricing-data
 * https://docs.alpaca.markets/reference/stocktrades-1
 */
export const ALPACA: LayoutDeclaration = {
  name: 'Alpaca trades',
  feed: 'alpaca',
  format: 'ndjson',
  columns: ['t', 'x', 'p', 's', 'i'],
  optionalColumns: ['c', 'z', 'u', 'S', 'T'],
  key: {
    name: /^(?<symbol>[^-]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.(?:ndjson|jsonl)$/,
    example: 'SYMBOL-trades-YYYY-MM-DD.ndjson',
  },
  symbol: 'S',
  areDaysInUtc: false,
  times: [{ column: 't', unit: 'rfc3339' }],
  price: 'p',
  size: 's',
  id: ['x', 'i'],
  records: {
    column: 'T',
    types: {
      '': { kind: 'trade' },
      t: { kind: 'trade' },
      x: {
        kind: 'retraction',
        time: 'of-retraction',
        columns: ['T', 'S', 'i', 'x', 'p', 's', 'a', 'z', 't'],
      },
      c: {
        kind: 'retraction',
        time: 'of-retraction',
        id: ['x', 'oi'],
        replacement: { id: ['x', 'ci'], price: 'cp', size: 'cs', conditions: 'cc' },
        columns: ['T', 'S', 'x', 'oi', 'op', 'os', 'oc', 'ci', 'cp', 'cs', 'cc', 'z', 't'],
      },
      ...OTHERS,
    },
  },
  conditions: {
    column: 'c',
    tape: { column: 'z', tables: CONDITIONS_OF_TAPES },
    extendedHours: 'prices',
  },
  corrections: { column: 'u', table: ALPACA_UPDATES },
};
