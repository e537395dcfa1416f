import type { ConditionTable } from '../../../src/parsing/rules/sale-conditions';

/** The codes of a table, grouped by the parts of a bar that a trade with only this condition updates. */
export function codesByEligibility(table: ConditionTable): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const [code, { eligibility }] of Object.entries(table)) {
    const parts = [
      ...(eligibility.volume ? ['volume'] : []),
      ...(eligibility.highLow ? ['high and low'] : []),
      ...(eligibility.openClose ? ['open and close'] : []),
    ];
    const part = parts.join(', ') || 'nothing';
    codes[part] = codes[part] === undefined ? code : `${codes[part]} ${code}`;
  }
  return codes;
}

/** The codes of a table that mark trades outside the regular session. */
export function codesOfExtendedHours(table: ConditionTable): string {
  return Object.keys(table)
    .filter((code) => table[code]?.extendedHours)
    .join(' ');
}
