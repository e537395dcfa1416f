import { ALL, NOTHING, NOT_OPEN_CLOSE, PRICES_ONLY, VOLUME_ONLY, type ConditionTable } from './sale-conditions';

/**
 * Trade conditions of the flat files of Massive (Polygon until 2025), with the consolidated update rules that Massive
 * publishes for them. A condition that maps to a code of the consolidated tape has the same rule as that code.
 *
 * Massive's two publications differ about 29 (seller): its reference endpoint and the specifications of both plans let it
 * update the volume only, its glossary also high and low. The specifications apply. For two conditions the published
 * rule differs from that of their tape code, which applies: 17 (as O) and 35 (as V, which 52 replaced). 41 does not
 * affect the price. Conditions without a published rule are unknown.
 *
 * Some conditions update the last price only if the trade is the first of the day. Files arrive in any order, so here
 * they never update open and close.
 *
 * https://massive.com/docs/rest/stocks/market-operations/condition-codes
 */
export const MASSIVE_CONDITIONS: ConditionTable = {
  '0': { name: 'regular sale', eligibility: ALL },
  '1': { name: 'acquisition', eligibility: ALL },
  '2': { name: 'average price trade', eligibility: VOLUME_ONLY },
  '3': { name: 'automatic execution', eligibility: ALL },
  '4': { name: 'bunched trade', eligibility: ALL },
  '5': { name: 'bunched sold trade', eligibility: NOT_OPEN_CLOSE },
  '6': { name: 'CAP election', eligibility: ALL },
  '7': { name: 'cash sale', eligibility: VOLUME_ONLY },
  '8': { name: 'closing prints', eligibility: ALL },
  '9': { name: 'cross trade', eligibility: ALL },
  '10': { name: 'derivatively priced', eligibility: NOT_OPEN_CLOSE },
  '11': { name: 'distribution', eligibility: ALL },
  '12': { name: 'form T', eligibility: VOLUME_ONLY, extendedHours: ALL },
  '13': { name: 'extended trading hours (sold out of sequence)', eligibility: VOLUME_ONLY, extendedHours: VOLUME_ONLY },
  '14': { name: 'intermarket sweep', eligibility: ALL },
  '15': { name: 'market center official close', eligibility: NOTHING },
  '16': { name: 'market center official open', eligibility: NOTHING },
  '17': { name: 'market center opening trade', eligibility: ALL },
  '18': { name: 'market center reopening trade', eligibility: ALL },
  '19': { name: 'market center closing trade', eligibility: ALL },
  '20': { name: 'next day', eligibility: VOLUME_ONLY },
  '21': { name: 'price variation trade', eligibility: VOLUME_ONLY },
  '22': { name: 'prior reference price', eligibility: NOT_OPEN_CLOSE },
  '23': { name: 'rule 155 trade (AMEX)', eligibility: ALL },
  '24': { name: 'rule 127 trade (NYSE)', eligibility: ALL },
  '25': { name: 'opening prints', eligibility: ALL },
  '27': { name: 'stopped stock (regular trade)', eligibility: ALL },
  '28': { name: 're-opening prints', eligibility: ALL },
  '29': { name: 'seller', eligibility: VOLUME_ONLY },
  '30': { name: 'sold last', eligibility: ALL },
  '31': { name: 'sold last and stopped stock', eligibility: ALL },
  '32': { name: 'sold (out of sequence)', eligibility: NOT_OPEN_CLOSE },
  '33': { name: 'sold (out of sequence) and stopped stock', eligibility: NOT_OPEN_CLOSE },
  '34': { name: 'split trade', eligibility: ALL },
  '35': { name: 'stock option', eligibility: VOLUME_ONLY },
  '36': { name: 'yellow flag regular trade', eligibility: ALL },
  '37': { name: 'odd lot trade', eligibility: VOLUME_ONLY },
  '38': { name: 'corrected consolidated close', eligibility: PRICES_ONLY },
  '41': { name: 'trade through exempt', eligibility: ALL },
  '52': { name: 'contingent trade', eligibility: VOLUME_ONLY },
  '53': { name: 'qualified contingent trade', eligibility: VOLUME_ONLY },
  '55': { name: 'opening or re-opening trade detail', eligibility: ALL },
};

/**
 * Trade conditions of crypto trades. They state the side of the taker.
 *
 * https://massive.com/docs/rest/crypto/market-operations/condition-codes
 */
export const MASSIVE_CRYPTO_CONDITIONS: ConditionTable = {
  '0': { name: 'regular', eligibility: ALL },
  '1': { name: 'sell side', eligibility: ALL },
  '2': { name: 'buy side', eligibility: ALL },
};
