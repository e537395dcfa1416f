import type { LayoutDeclaration } from '../layout-declaration';
import { ALPACA_UPDATES } from '../rules/corrections';
import { CTA_CONDITIONS, UTP_CONDITIONS } from '../rules/tape-conditions';

/**
 * US stock trades of Alpaca, one object of the API a line.
 *
 * The stream sends the symbol with each trade (`S`), the history does not: there the file's name says it,
 * `SYMBOL-trades-YYYY-MM-DD.ndjson`. A line's own symbol goes before the name. Condition codes mean what the plan of
 * the trade's tape (`z`) says: A and B are CTA, C is UTP. A trade id is unique for an exchange (`x`).
 *
 * https://docs.alpaca.markets/reference/stocktrades-1
 */
export const ALPACA: LayoutDeclaration = {
  name: 'Alpaca trades',
  recognised: 'NDJSON with the keys t, x, p, s, i and no others than c, z, u, S, T',
  feed: 'alpaca',
  format: 'ndjson',
  columns: ['t', 'x', 'p', 's', 'i'],
  optionalColumns: ['c', 'z', 'u', 'S', 'T'],
  key: { name: /^(?<symbol>[^-]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.(?:ndjson|jsonl)$/ },
  symbol: 'S',
  times: [{ column: 't', unit: 'rfc3339' }],
  price: 'p',
  size: 's',
  id: ['x', 'i'],
  conditions: {
    column: 'c',
    tape: { column: 'z', tables: { A: CTA_CONDITIONS, B: CTA_CONDITIONS, C: UTP_CONDITIONS } },
  },
  corrections: { column: 'u', table: ALPACA_UPDATES },
};
