import { FULLY_ELIGIBLE, type Eligibility } from '@trading/bars';

/** A sale condition and its effect on a trade. */
export interface SaleCondition {
  readonly name: string;
  /** The parts of a bar that the trade updates by the rules of the consolidated tape. */
  readonly eligibility: Eligibility;
  /**
   * The parts of a bar that the trade updates with the practice `prices`.
   *
   * @default - the condition does not mark trades outside the regular session
   */
  readonly extendedHours?: Eligibility;
}

/** The conditions of one tape or provider, by code. */
export type ConditionTable = Readonly<Record<string, SaleCondition>>;

/** The column with the sale conditions of a trade, and the meaning of their codes. */
export interface SaleConditions {
  /** The column. In NDJSON it can also hold an array of codes. Blank codes are ignored. */
  readonly column: string;
  /**
   * The format of several codes in a text: separated by commas, one character each, or a list as Python prints it:
   * `['@', 'I']`.
   *
   * @default 'commas'
   */
  readonly format?: 'commas' | 'characters' | 'python-list';
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
  /**
   * The provider's own practice for trades outside the regular session, unless the configuration names another.
   *
   * @default 'volume', the rule of the consolidated tape
   */
  readonly extendedHours?: ExtendedHours;
  /**
   * Limits the practice `prices` to times outside the regular session. A trade that is marked as outside the session, but
   * whose time is in it, is a late report and updates the volume only.
   *
   * @default false
   */
  readonly volumeOnlyInSession?: boolean;
}

/**
 * The practices for trades that their conditions mark as outside the regular session.
 *
 * - `prices`: they also update prices if all of their conditions allow it, as in the minute bars of Massive and Alpaca.
 * - `volume`: they update the volume only, as on the consolidated tape and in daily bars.
 * - `exclude`: they are excluded.
 */
export const EXTENDED_HOURS = ['prices', 'volume', 'exclude'] as const;

export type ExtendedHours = (typeof EXTENDED_HOURS)[number];

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
 *
 * @param practice returns the practice for the trade, which is needed only if it is outside the regular session
 */
export function applyConditions(
  codes: readonly string[],
  table: ConditionTable,
  practice: () => ExtendedHours,
): Verdict {
  const conditions: SaleCondition[] = [];
  for (const code of codes) {
    const condition = Object.hasOwn(table, code) ? table[code] : undefined;
    if (!condition) return { kind: 'rejected', reason: `the sale condition '${code}' is not known` };
    conditions.push(condition);
  }
  const marker = conditions.find((condition) => condition.extendedHours);
  const extendedHours = marker && practice();
  if (extendedHours === 'exclude') return { kind: 'excluded', rule: `extended hours: ${marker?.name}` };

  const rules = conditions.map(({ name, eligibility, extendedHours: prices }) => ({
    name,
    eligibility: extendedHours === 'prices' && prices ? prices : eligibility,
  }));
  const eligibility = {
    volume: rules.every((rule) => rule.eligibility.volume),
    highLow: rules.every((rule) => rule.eligibility.highLow),
    openClose: rules.every((rule) => rule.eligibility.openClose),
  };
  if (eligibility.volume || eligibility.highLow || eligibility.openClose) return { kind: 'eligible', eligibility };
  const names = new Set(rules.filter((rule) => rule.eligibility !== ALL).map(({ name }) => name));
  return { kind: 'excluded', rule: `updates no part of a bar: ${[...names].sort().join(', ')}` };
}
