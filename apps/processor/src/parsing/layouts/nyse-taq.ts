import type { LayoutDeclaration } from '../layout-declaration';
import { TAPE_CORRECTIONS } from '../rules/corrections';
import { CTA_CONDITIONS, UTP_CONDITIONS } from '../rules/tape-conditions';

/**
 * Trades of NYSE's Daily TAQ, which contains all trades of both consolidated tapes.
 *
 * Times are times of day in US Eastern time, on the day in the file's name. Of the three times, that of the tape (`Time`)
 * decides the bar. A trade id is unique for a symbol and an exchange, or for a trade reporting facility if the trade was
 * not executed on an exchange. The source of a trade decides the meaning of its sale condition, which has one character
 * for each condition: C is CTA, N is UTP. A symbol is the root, and a suffix after a space: `BRK B`. The last line, which
 * states the number of trades, is excluded.
 *
 * https://www.nyse.com/publicdocs/nyse/data/Daily_TAQ_Client_Spec_v4.0.pdf
 */
export const NYSE_TAQ: LayoutDeclaration = {
  name: 'NYSE Daily TAQ trades',
  feed: 'nyse-taq',
  format: 'csv',
  separator: '|',
  header: 'required',
  columns: [
    'time',
    'exchange',
    'symbol',
    'sale condition',
    'trade volume',
    'trade price',
    'trade stop stock indicator',
    'trade correction indicator',
    'sequence number',
    'trade id',
    'source of trade',
    'trade reporting facility',
    'participant timestamp',
    'trade reporting facility trf timestamp',
    'trade through exempt indicator',
  ],
  key: {
    name: /^EQY_US_ALL_TRADE_(?<date>\d{8})(?:\.\w+)?$/i,
    example: 'EQY_US_ALL_TRADE_YYYYMMDD',
  },
  trailer: /^END\|\d{8}\|\d+\|*$/,
  symbol: 'symbol',
  areDaysInUtc: false,
  times: [{ column: 'time', unit: 'eastern-time-of-day' }],
  price: 'trade price',
  size: 'trade volume',
  id: ['exchange', 'trade reporting facility', 'trade id'],
  order: 'sequence number',
  conditions: {
    column: 'sale condition',
    format: 'characters',
    tape: { column: 'source of trade', tables: { C: CTA_CONDITIONS, N: UTP_CONDITIONS } },
    extendedHours: 'volume',
  },
  corrections: { column: 'trade correction indicator', table: TAPE_CORRECTIONS },
};
