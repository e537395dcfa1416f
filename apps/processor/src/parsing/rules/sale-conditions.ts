import { FULLY_ELIGIBLE, type Eligibility } from '@trading/bars';

/** A sale condition and its effect on a trade. */
export interface SaleCondition {
  readonly name: string;
  readonly eligibility: Eligibility;
  /** True if the condition marks a trade outside the regular session. */
  readonly extendedHours?: boolean;
}

/** The conditions of one tape or provider, by code. */
export type ConditionTable = Readonly<Record<string, SaleCondition>>;

/** The column with the sale conditions of a trade, and the meaning of their codes. */
export interface SaleConditions {
  /** The column: codes separated by commas in CSV, an array in NDJSON. Blank codes are ignored. */
  readonly column: string;
  /**
   * The conditions by code, on every tape that is not in {@link tape}.
   *
   * @default - a line with codes is rejected unless its tape is in {@link tape}
   */
  readonly table?: ConditionTable;
  /**
   * The column that names the tape of a trade, and the conditions of each tape.
   *
   * @default - codes have the same meaning on all tapes
   */
  readonly tape?: { readonly column: string; readonly tables: Readonly<Record<string, ConditionTable>> };
}

/** Include trades outside the regular session, with the eligibility of their conditions, or exclude them. */
export type ExtendedHours = 'include' | 'exclude';

/** The decision of the rules on a trade. */
export type Verdict =
  | { readonly kind: 'eligible'; readonly eligibility: Eligibility }
  /** `rule` describes the rule, with the same words for all trades that it excludes. */
  | { readonly kind: 'excluded'; readonly rule: string }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Updates volume, high, low, open and close. */
export const ALL = FULLY_ELIGIBLE;
/** Updates everything except open and close, because the price is older than the trade. */
export const NOT_OPEN_CLOSE: Eligibility = { volume: true, highLow: true, openClose: false };
export const VOLUME_ONLY: Eligibility = { volume: true, highLow: false, openClose: false };
export const PRICES_ONLY: Eligibility = { volume: false, highLow: true, openClose: true };
export const NOTHING: Eligibility = { volume: false, highLow: false, openClose: false };

/**
 * Applies the conditions of a trade: the trade updates a part of the bar only if all of its conditions allow it.
 *
 * A code that is not in the table rejects the line, because its eligibility is unknown. A missing trade, which the
 * file's manifest reports, is better than a wrong bar.
 */
export function applyConditions(
  codes: readonly string[],
  table: ConditionTable,
  extendedHours: ExtendedHours,
): Verdict {
  const conditions: SaleCondition[] = [];
  for (const code of codes) {
    const condition = Object.hasOwn(table, code) ? table[code] : undefined;
    if (!condition) return { kind: 'rejected', reason: `the sale condition '${code}' is not known` };
    conditions.push(condition);
  }
  const marker = conditions.find((condition) => condition.extendedHours);
  if (marker && extendedHours === 'exclude') return { kind: 'excluded', rule: `extended hours: ${marker.name}` };

  const eligibility = {
    volume: conditions.every((condition) => condition.eligibility.volume),
    highLow: conditions.every((condition) => condition.eligibility.highLow),
    openClose: conditions.every((condition) => condition.eligibility.openClose),
  };
  if (eligibility.volume || eligibility.highLow || eligibility.openClose) return { kind: 'eligible', eligibility };
  const names = new Set(conditions.filter((condition) => condition.eligibility !== ALL).map(({ name }) => name));
  return { kind: 'excluded', rule: `updates no part of a bar: ${[...names].sort().join(', ')}` };
}
