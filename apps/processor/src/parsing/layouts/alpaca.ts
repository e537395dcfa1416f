import type { LayoutDeclaration } from '../layout-declaration';
import { ALPACA_UPDATES } from '../rules/corrections';
import { CTA_CONDITIONS, UTP_CONDITIONS } from '../rules/tape-conditions';

/**
 * US stock trades of Alpaca, one object of the API a line.
 *
 * The stream sends the symbol with each trade (`S`). The history does not, so the file's name must contain it:
 * `SYMBOL-trades-YYYY-MM-DD.ndjson`. The symbol of a line takes precedence over the name. The tape of a trade (`z`)
 * decides the meaning of its condition codes: A and B are CTA, C is UTP. A trade id is unique for an exchange (`x`).
 *
 * https://docs.alpaca.markets/reference/stocktrades-1
 */
export const ALPACA: LayoutDeclaration = {
  name: 'Alpaca trades',
  recognisedBy: 'NDJSON with the keys t, x, p, s, i, optionally c, z, u, S, T, and no others',
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
