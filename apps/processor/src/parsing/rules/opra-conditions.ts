import { ALL, NOTHING, NOT_OPEN_CLOSE, VOLUME_ONLY, type ConditionTable } from './sale-conditions';

/**
 * Message types of option trades, with the rules of the OPRA plan.
 *
 * A cancel (A, C, E, G) does not name the transaction that it cancels. It is excluded, and the cancelled trade remains.
 *
 * https://cdn.opraplan.com/documents/OPRA_Pillar_Output_Specification.pdf, Participant Trade Message Type
 */
export const OPRA_CONDITIONS: ConditionTable = {
  A: { name: 'cancelled', eligibility: NOTHING },
  B: { name: 'late and out of sequence', eligibility: NOT_OPEN_CLOSE },
  C: { name: 'last and cancelled', eligibility: NOTHING },
  D: { name: 'late', eligibility: ALL },
  E: { name: 'opening trade and cancelled', eligibility: NOTHING },
  F: { name: 'opening trade, late and out of sequence', eligibility: NOT_OPEN_CLOSE },
  G: { name: 'only trade and cancelled', eligibility: NOTHING },
  H: { name: 'opening trade and late', eligibility: ALL },
  I: { name: 'automatic execution', eligibility: ALL },
  J: { name: 're-opening trade', eligibility: ALL },
  S: { name: 'intermarket sweep', eligibility: ALL },
  a: { name: 'single leg auction, not ISO', eligibility: ALL },
  b: { name: 'single leg auction, ISO', eligibility: ALL },
  c: { name: 'single leg cross, not ISO', eligibility: ALL },
  d: { name: 'single leg cross, ISO', eligibility: ALL },
  e: { name: 'single leg floor trade', eligibility: ALL },
  f: { name: 'multi-leg electronic trade', eligibility: ALL },
  g: { name: 'multi-leg auction', eligibility: ALL },
  h: { name: 'multi-leg cross', eligibility: ALL },
  i: { name: 'multi-leg floor trade', eligibility: ALL },
  j: { name: 'multi-leg electronic trade against single legs', eligibility: ALL },
  k: { name: 'stock-option auction', eligibility: ALL },
  l: { name: 'multi-leg auction against single legs', eligibility: ALL },
  m: { name: 'multi-leg floor trade against single legs', eligibility: ALL },
  n: { name: 'stock-option electronic trade', eligibility: ALL },
  o: { name: 'stock-option cross', eligibility: ALL },
  p: { name: 'stock-option floor trade', eligibility: ALL },
  q: { name: 'stock-option electronic trade against single legs', eligibility: ALL },
  r: { name: 'stock-option auction against single legs', eligibility: ALL },
  s: { name: 'stock-option floor trade against single legs', eligibility: ALL },
  t: { name: 'multi-leg floor trade of a proprietary product', eligibility: ALL },
  u: { name: 'multilateral compression trade', eligibility: VOLUME_ONLY },
  v: { name: 'extended hours trade', eligibility: VOLUME_ONLY, extendedHours: ALL },
};

/**
 * The conditions of option trades of Alpaca, with its own rules. Late trades, except that of the opening, update nothing.
 *
 * https://docs.alpaca.markets/docs/market-data-faq#how-are-option-bars-aggregated
 */
export const ALPACA_OPTION_CONDITIONS: ConditionTable = {
  ...OPRA_CONDITIONS,
  B: { name: 'late and out of sequence', eligibility: NOTHING },
  D: { name: 'late', eligibility: NOTHING },
  F: { name: 'opening trade, late and out of sequence', eligibility: NOTHING },
  t: { name: 'multi-leg floor trade of a proprietary product', eligibility: VOLUME_ONLY },
};

/**
 * The conditions of option trades of Massive: its numbers for the message types of OPRA. Massive publishes no update
 * rules for them, so those of the plan apply.
 *
 * https://massive.com/docs/rest/options/market-operations/condition-codes
 */
export const MASSIVE_OPTION_CONDITIONS: ConditionTable = Object.fromEntries(
  Object.entries(OPRA_CONDITIONS).map(([type, condition]) => [massiveNumberOf(type), condition]),
);

/** A to J are 201 to 210, S is 219, and a to v are 227 to 248. */
function massiveNumberOf(type: string): number {
  if (type === 'S') return 219;
  const position = (first: string) => type.charCodeAt(0) - first.charCodeAt(0);
  return type >= 'a' ? 227 + position('a') : 201 + position('A');
}
