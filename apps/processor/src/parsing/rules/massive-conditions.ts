import { ALL, NOTHING, NOT_OPEN_CLOSE, PRICES_ONLY, VOLUME_ONLY, type ConditionTable } from './sale-conditions';

/**
 * Trade conditions of Massive's flat files, Polygon until 2025, with the update rules of the consolidated tape.
 *
 * Where the source lets a condition update the last price only for the first trade of a day, it does not here: whether
 * a trade is the first must not decide, since files come in any order. Conditions of which it gives no rule (most of
 * them legacy) are not known here, except those that files of the last years hold: 17–19 (the tape's O, 5 and 6), 32
 * (as 33), 35 (as 52, which took its place) and 41, which marks no kind of price.
 *
 * https://polygon.io/glossary/us/stocks/conditions-indicators
 */
export const MASSIVE_CONDITIONS: ConditionTable = {
  '0': { name: 'regular sale', counts: ALL },
  '1': { name: 'acquisition', counts: ALL },
  '2': { name: 'average price trade', counts: VOLUME_ONLY },
  '3': { name: 'automatic execution', counts: ALL },
  '4': { name: 'bunched trade', counts: ALL },
  '5': { name: 'bunched sold trade', counts: NOT_OPEN_CLOSE },
  '7': { name: 'cash sale', counts: VOLUME_ONLY },
  '8': { name: 'closing prints', counts: ALL },
  '9': { name: 'cross trade', counts: ALL },
  '10': { name: 'derivatively priced', counts: NOT_OPEN_CLOSE },
  '11': { name: 'distribution', counts: ALL },
  '12': { name: 'form T', counts: VOLUME_ONLY, offHours: true },
  '13': { name: 'extended trading hours (sold out of sequence)', counts: VOLUME_ONLY, offHours: true },
  '14': { name: 'intermarket sweep', counts: ALL },
  '15': { name: 'market center official close', counts: NOTHING },
  '16': { name: 'market center official open', counts: NOTHING },
  '17': { name: 'market center opening trade', counts: ALL },
  '18': { name: 'market center reopening trade', counts: ALL },
  '19': { name: 'market center closing trade', counts: ALL },
  '20': { name: 'next day', counts: VOLUME_ONLY },
  '21': { name: 'price variation trade', counts: VOLUME_ONLY },
  '22': { name: 'prior reference price', counts: NOT_OPEN_CLOSE },
  '23': { name: 'rule 155 trade (AMEX)', counts: ALL },
  '25': { name: 'opening prints', counts: ALL },
  '27': { name: 'stopped stock (regular trade)', counts: ALL },
  '28': { name: 're-opening prints', counts: ALL },
  '29': { name: 'seller', counts: NOT_OPEN_CLOSE },
  '30': { name: 'sold last', counts: ALL },
  '32': { name: 'sold (out of sequence)', counts: NOT_OPEN_CLOSE },
  '33': { name: 'sold (out of sequence)', counts: NOT_OPEN_CLOSE },
  '34': { name: 'split trade', counts: ALL },
  '35': { name: 'stock option', counts: VOLUME_ONLY },
  '36': { name: 'yellow flag regular trade', counts: ALL },
  '37': { name: 'odd lot trade', counts: VOLUME_ONLY },
  '38': { name: 'corrected consolidated close', counts: PRICES_ONLY },
  '41': { name: 'trade through exempt', counts: ALL },
  '52': { name: 'contingent trade', counts: VOLUME_ONLY },
  '53': { name: 'qualified contingent trade', counts: VOLUME_ONLY },
};
