import { FULLY_ELIGIBLE, type Eligibility } from '@trading/bars';

/** What a sale condition says of a trade. */
export interface SaleCondition {
  readonly name: string;
  readonly eligibility: Eligibility;
  /** Whether it marks a trade outside the regular session. */
  readonly offHours?: boolean;
}

/** The conditions of one source, by their code. */
export type ConditionTable = Readonly<Record<string, SaleCondition>>;

/** Where a line has its sale conditions, and what they mean. */
export interface SaleConditions {
  /** The column: codes separated by commas in CSV, an array in NDJSON; blank codes say nothing. */
  readonly column: string;
  /**
   * What codes mean.
   *
   * @default - only on the tapes below they mean anything; elsewhere a line with codes is rejected
   */
  readonly table?: ConditionTable;
  /** What codes mean on single tapes, where a column names the tape. */
  readonly tape?: { readonly column: string; readonly tables: Readonly<Record<string, ConditionTable>> };
}

/** Whether trades outside the regular session count, as far as their conditions let them, or not at all. */
export type OffHours = 'include' | 'exclude';

/** What the rules make of a trade. */
export type Verdict =
  | { readonly kind: 'eligible'; readonly eligibility: Eligibility }
  /** The rule in words, the same for all trades that it keeps out. */
  | { readonly kind: 'excluded'; readonly rule: string }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Counts for volume, high, low, open and close. */
export const ALL = FULLY_ELIGIBLE;
/** Neither opens nor closes: its time is not when its price was made. */
export const NOT_OPEN_CLOSE: Eligibility = { volume: true, highLow: true, openClose: false };
export const VOLUME_ONLY: Eligibility = { volume: true, highLow: false, openClose: false };
export const PRICES_ONLY: Eligibility = { volume: false, highLow: true, openClose: true };
export const NOTHING: Eligibility = { volume: false, highLow: false, openClose: false };

/**
 * Applies the conditions of a trade: a part of the bar counts it where every one of them lets it.
 *
 * A code that the table does not have rejects the line: whether its price is a price of the market is not known, and a
 * bar that is wrong is worse than one that lacks a trade, which the file's manifest reports.
 */
export function applyConditions(codes: readonly string[], table: ConditionTable, offHours: OffHours): Verdict {
  const conditions: SaleCondition[] = [];
  for (const code of codes) {
    const condition = Object.hasOwn(table, code) ? table[code] : undefined;
    if (!condition) return { kind: 'rejected', reason: `the sale condition '${code}' is not known` };
    conditions.push(condition);
  }
  const marker = conditions.find((condition) => condition.offHours);
  if (marker && offHours === 'exclude') return { kind: 'excluded', rule: `off hours: ${marker.name}` };

  const eligibility = {
    volume: conditions.every((condition) => condition.eligibility.volume),
    highLow: conditions.every((condition) => condition.eligibility.highLow),
    openClose: conditions.every((condition) => condition.eligibility.openClose),
  };
  if (eligibility.volume || eligibility.highLow || eligibility.openClose) return { kind: 'eligible', eligibility };
  const names = new Set(conditions.filter((condition) => condition.eligibility !== ALL).map(({ name }) => name));
  return { kind: 'excluded', rule: `counts for nothing: ${[...names].sort().join(', ')}` };
}
