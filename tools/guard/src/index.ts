export { compareStacks, RULES, type Rule } from './compare-stacks';
export { fingerprintOf, type Certainty, type Danger } from './danger';
export { GUARDED_TYPES } from './guarded-types';
export {
  assessLedger,
  EMPTY_LEDGER,
  hasServedIn,
  writeLedger,
  type Ledger,
  type LedgerAssessment,
  type LedgerChange,
  type LedgerStack,
} from './ledger';
export {
  assessDangers,
  hasExpired,
  nameOf,
  type AcceptedDanger,
  type Assessment,
  type Override,
  type RefusedDanger,
} from './override';
export { howToAccept, renderAccepted, renderDanger, renderRefused } from './render-dangers';
export { placeOf, type StackState } from './stack-state';
