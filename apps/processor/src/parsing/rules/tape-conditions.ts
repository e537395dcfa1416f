import { ALL, NOTHING, NOT_OPEN_CLOSE, PRICES_ONLY, VOLUME_ONLY, type ConditionTable } from './sale-conditions';

/** The codes that mean the same under both plans. */
const SHARED: ConditionTable = {
  '@': { name: 'regular sale', counts: ALL },
  C: { name: 'cash sale', counts: VOLUME_ONLY },
  F: { name: 'intermarket sweep', counts: ALL },
  H: { name: 'price variation trade', counts: VOLUME_ONLY },
  I: { name: 'odd lot trade', counts: VOLUME_ONLY },
  K: { name: 'rule 127 or rule 155 trade', counts: ALL },
  L: { name: 'sold last', counts: ALL },
  M: { name: 'market center official close', counts: NOTHING },
  N: { name: 'next day', counts: VOLUME_ONLY },
  O: { name: 'opening trade', counts: ALL },
  P: { name: 'prior reference price', counts: NOT_OPEN_CLOSE },
  Q: { name: 'market center official open', counts: NOTHING },
  R: { name: 'seller', counts: VOLUME_ONLY },
  T: { name: 'form T', counts: VOLUME_ONLY, offHours: true },
  U: { name: 'extended trading hours (sold out of sequence)', counts: VOLUME_ONLY, offHours: true },
  V: { name: 'contingent trade', counts: VOLUME_ONLY },
  X: { name: 'cross trade', counts: ALL },
  Z: { name: 'sold (out of sequence)', counts: NOT_OPEN_CLOSE },
  '4': { name: 'derivatively priced', counts: NOT_OPEN_CLOSE },
  '5': { name: 're-opening trade', counts: ALL },
  '6': { name: 'closing trade', counts: ALL },
  '7': { name: 'qualified contingent trade', counts: VOLUME_ONLY },
  '9': { name: 'corrected consolidated close', counts: PRICES_ONLY },
};

/**
 * Sale conditions of tapes A and B, with the consolidated update rules of the CTA plan. As in Massive's table, a
 * condition that updates the last price under some circumstances only neither opens nor closes a bar; codes that the
 * plan reserves (8) are not known.
 *
 * https://www.ctaplan.com/publicdocs/ctaplan/CTS_Pillar_Output_Specification.pdf, Sale Condition
 */
export const CTA_CONDITIONS: ConditionTable = {
  ...SHARED,
  B: { name: 'average price trade', counts: VOLUME_ONLY },
  E: { name: 'automatic execution', counts: ALL },
};

/**
 * Sale conditions of tape C, with the consolidated update rules of the UTP plan; its placeholders (E and 8) are not
 * known.
 *
 * https://www.utpplan.com/DOC/UtpBinaryOutputSpec.pdf, Trade Conditions
 */
export const UTP_CONDITIONS: ConditionTable = {
  ...SHARED,
  A: { name: 'acquisition', counts: ALL },
  B: { name: 'bunched trade', counts: ALL },
  D: { name: 'distribution', counts: ALL },
  G: { name: 'bunched sold trade', counts: NOT_OPEN_CLOSE },
  S: { name: 'split trade', counts: ALL },
  W: { name: 'average price trade', counts: VOLUME_ONLY },
  Y: { name: 'yellow flag regular trade', counts: ALL },
  '1': { name: 'stopped stock (regular trade)', counts: ALL },
};
