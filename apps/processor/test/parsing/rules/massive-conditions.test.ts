import { MASSIVE_CONDITIONS } from '../../../src/parsing/rules/massive-conditions';
import type { ConditionTable } from '../../../src/parsing/rules/sale-conditions';
import { CTA_CONDITIONS, UTP_CONDITIONS } from '../../../src/parsing/rules/tape-conditions';
import { codesByEligibility, codesOfExtendedHours } from './condition-codes';

/** The tape code of each condition under each plan, from `sip_mapping` of the reference endpoint and the plans. */
const TAPE_CODES: Readonly<Record<string, { readonly CTA?: string; readonly UTP?: string }>> = {
  '0': { CTA: '@', UTP: '@' },
  '1': { UTP: 'A' },
  '2': { CTA: 'B', UTP: 'W' },
  '3': { CTA: 'E' },
  '4': { UTP: 'B' },
  '5': { UTP: 'G' },
  '7': { CTA: 'C', UTP: 'C' },
  '8': { UTP: '6' },
  '9': { CTA: 'X', UTP: 'X' },
  '10': { CTA: '4', UTP: '4' },
  '11': { UTP: 'D' },
  '12': { CTA: 'T', UTP: 'T' },
  '13': { CTA: 'U', UTP: 'U' },
  '14': { CTA: 'F', UTP: 'F' },
  '15': { CTA: 'M', UTP: 'M' },
  '16': { CTA: 'Q', UTP: 'Q' },
  '17': { CTA: 'O' },
  '18': { CTA: '5' },
  '19': { CTA: '6' },
  '20': { CTA: 'N', UTP: 'N' },
  '21': { CTA: 'H', UTP: 'H' },
  '22': { CTA: 'P', UTP: 'P' },
  '23': { UTP: 'K' },
  '24': { CTA: 'K' },
  '25': { UTP: 'O' },
  '27': { UTP: '1' },
  '28': { UTP: '5' },
  '29': { CTA: 'R', UTP: 'R' },
  '30': { CTA: 'L', UTP: 'L' },
  '32': { CTA: 'Z', UTP: 'Z' },
  '34': { UTP: 'S' },
  '35': { CTA: 'V', UTP: 'V' },
  '36': { UTP: 'Y' },
  '37': { CTA: 'I', UTP: 'I' },
  '38': { CTA: '9', UTP: '9' },
  '52': { CTA: 'V', UTP: 'V' },
  '53': { CTA: '7', UTP: '7' },
};

/** Retired combinations and details, and the exemption from the trade-through rule: the plans have no such code now. */
const WITHOUT_TAPE_CODE = ['6', '31', '33', '41', '55'];

test('each condition of Massive has its eligibility', () => {
  expect(codesByEligibility(MASSIVE_CONDITIONS)).toEqual({
    'volume, high and low, open and close': '0 1 3 4 6 8 9 11 14 17 18 19 23 24 25 27 28 30 31 34 36 41 55',
    'volume, high and low': '5 10 22 32 33',
    volume: '2 7 12 13 20 21 29 35 37 52 53',
    'high and low, open and close': '38',
    nothing: '15 16',
  });
});

test('each condition of Massive has the rule of its tape code', () => {
  const ruleOf = (table: ConditionTable, code: string) => {
    const { eligibility, extendedHours } = table[code] ?? {};
    return { code, eligibility, extendedHours };
  };
  for (const [id, { CTA, UTP }] of Object.entries(TAPE_CODES)) {
    const { eligibility, extendedHours } = ruleOf(MASSIVE_CONDITIONS, id);
    if (CTA !== undefined) expect(ruleOf(CTA_CONDITIONS, CTA)).toEqual({ code: CTA, eligibility, extendedHours });
    if (UTP !== undefined) expect(ruleOf(UTP_CONDITIONS, UTP)).toEqual({ code: UTP, eligibility, extendedHours });
  }
});

test('the mapping to tape codes is complete', () => {
  const numeric = (a: string, b: string) => Number(a) - Number(b);
  const codesOf = (plan: 'CTA' | 'UTP') =>
    [...new Set(Object.values(TAPE_CODES).flatMap((codes) => codes[plan] ?? []))].sort();
  expect([...Object.keys(TAPE_CODES), ...WITHOUT_TAPE_CODE].sort(numeric)).toEqual(Object.keys(MASSIVE_CONDITIONS));
  expect(codesOf('CTA')).toEqual(Object.keys(CTA_CONDITIONS).sort());
  expect(codesOf('UTP')).toEqual(Object.keys(UTP_CONDITIONS).sort());
});

test('form T and extended hours trading are in extended hours', () => {
  expect(codesOfExtendedHours(MASSIVE_CONDITIONS)).toBe('12 13');
});
