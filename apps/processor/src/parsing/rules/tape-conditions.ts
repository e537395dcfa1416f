import { ALL, NOTHING, NOT_OPEN_CLOSE, PRICES_ONLY, VOLUME_ONLY, type ConditionTable } from './sale-conditions';

/** The codes with the same meaning under both plans. */
const SHARED: ConditionTable = {
  '@': { name: 'regular sale', eligibility: ALL },
  C: { name: 'cash sale', eligibility: VOLUME_ONLY },
  F: { name: 'intermarket sweep', eligibility: ALL },
  H: { name: 'price variation trade', eligibility: VOLUME_ONLY },
  I: { name: 'odd lot trade', eligibility: VOLUME_ONLY },
  K: { name: 'rule 127 or rule 155 trade', eligibility: ALL },
  L: { name: 'sold last', eligibility: ALL },
  M: { name: 'market center official close', eligibility: NOTHING },
  N: { name: 'next day', eligibility: VOLUME_ONLY },
  O: { name: 'opening trade', eligibility: ALL },
  P: { name: 'prior reference price', eligibility: NOT_OPEN_CLOSE },
  Q: { name: 'market center official open', eligibility: NOTHING },
  R: { name: 'seller', eligibility: VOLUME_ONLY },
  T: { name: 'form T', eligibility: VOLUME_ONLY, extendedHours: ALL },
  U: { name: 'extended trading hours (sold out of sequence)', eligibility: VOLUME_ONLY, extendedHours: VOLUME_ONLY },
  V: { name: 'contingent trade', eligibility: VOLUME_ONLY },
  X: { name: 'cross trade', eligibility: ALL },
  Z: { name: 'sold (out of sequence)', eligibility: NOT_OPEN_CLOSE },
  '4': { name: 'derivatively priced', eligibility: NOT_OPEN_CLOSE },
  '5': { name: 're-opening trade', eligibility: ALL },
  '6': { name: 'closing trade', eligibility: ALL },
  '7': { name: 'qualified contingent trade', eligibility: VOLUME_ONLY },
  '9': { name: 'corrected consolidated close', eligibility: PRICES_ONLY },
};

/**
 * Sale conditions of tapes A and B, with the consolidated update rules of the CTA plan. As in the table of Massive, a
 * condition that updates the last price only if the trade is the first of the day does not update open and close. Sold
 * last (L) updates everything, although the plan lets it update the last price only if its participant also reported
 * that price: files do not contain the last price, and Massive and Alpaca also let it update everything. The code that
 * the plan only reserves (8) is unknown.
 *
 * https://www.ctaplan.com/publicdocs/ctaplan/CTS_Pillar_Output_Specification.pdf, Sale Condition
 */
export const CTA_CONDITIONS: ConditionTable = {
  ...SHARED,
  B: { name: 'average price trade', eligibility: VOLUME_ONLY },
  E: { name: 'automatic execution', eligibility: ALL },
};

/**
 * Sale conditions of tape C, with the consolidated update rules of the UTP plan. The codes that it only reserves (E and
 * 8) are unknown.
 *
 * https://www.utpplan.com/DOC/UtpBinaryOutputSpec.pdf, Trade Conditions
 */
export const UTP_CONDITIONS: ConditionTable = {
  ...SHARED,
  A: { name: 'acquisition', eligibility: ALL },
  B: { name: 'bunched trade', eligibility: ALL },
  D: { name: 'distribution', eligibility: ALL },
  G: { name: 'bunched sold trade', eligibility: NOT_OPEN_CLOSE },
  S: { name: 'split trade', eligibility: ALL },
  W: { name: 'average price trade', eligibility: VOLUME_ONLY },
  Y: { name: 'yellow flag regular trade', eligibility: ALL },
  '1': { name: 'stopped stock (regular trade)', eligibility: ALL },
};

/** The conditions of each tape, by its letter. */
export const CONDITIONS_OF_TAPES: Readonly<Record<string, ConditionTable>> = {
  A: CTA_CONDITIONS,
  B: CTA_CONDITIONS,
  C: UTP_CONDITIONS,
};
