import { applyRules } from '../../../src/parsing/rules/apply-rules';
import { TAPE_CORRECTIONS } from '../../../src/parsing/rules/corrections';
import { MASSIVE_CONDITIONS } from '../../../src/parsing/rules/massive-conditions';
import type { ExtendedHours } from '../../../src/parsing/rules/sale-conditions';
import { CTA_CONDITIONS, UTP_CONDITIONS } from '../../../src/parsing/rules/tape-conditions';

const eligible = (volume: boolean, highLow: boolean, openClose: boolean) => ({
  kind: 'eligible',
  eligibility: { volume, highLow, openClose },
});

const conditions = { column: 'c', table: MASSIVE_CONDITIONS };
const corrections = { column: 'e', table: TAPE_CORRECTIONS };

describe('applyRules', () => {
  test('accepts a trade of a layout without rules', () => {
    expect(applyRules({}, () => '15', 'exclude')).toEqual(eligible(true, true, true));
  });

  test.each<[string | readonly string[] | undefined, ReturnType<typeof eligible>]>([
    [undefined, eligible(true, true, true)],
    ['', eligible(true, true, true)],
    [' , ', eligible(true, true, true)],
    [[' ', ''], eligible(true, true, true)],
    ['14,22', eligible(true, true, false)],
    [['14', ' 22 '], eligible(true, true, false)],
  ])('reads the condition codes in %j', (codes, expected) => {
    expect(applyRules({ conditions }, (column) => (column === 'c' ? codes : undefined), 'include')).toEqual(expected);
  });

  test.each<[ExtendedHours, string]>([
    ['include', 'eligible'],
    ['exclude', 'excluded'],
  ])('applies the setting %s to trades in extended hours', (extendedHours, kind) => {
    expect(applyRules({ conditions }, () => '12', extendedHours).kind).toBe(kind);
  });

  test('gives codes the meaning of the tape', () => {
    const tapes = { column: 'c', tape: { column: 'z', tables: { A: CTA_CONDITIONS, C: UTP_CONDITIONS } } };
    const apply = (tape: string | undefined, codes: string) =>
      applyRules({ conditions: tapes }, (column) => (column === 'c' ? codes : tape), 'include');

    expect(apply('A', 'B')).toEqual(eligible(true, false, false));
    expect(apply('C', 'B')).toEqual(eligible(true, true, true));
    for (const tape of ['O', 'constructor', undefined]) {
      const reason = `the sale conditions of the tape '${tape ?? ''}' are not known`;
      expect(apply(tape, 'B')).toEqual({ kind: 'rejected', reason });
      expect(apply(tape, '')).toEqual(eligible(true, true, true));
    }
  });

  test('gives codes of other tapes the meaning of the common table', () => {
    const tapes = { column: 'c', table: MASSIVE_CONDITIONS, tape: { column: 'z', tables: { A: CTA_CONDITIONS } } };
    const apply = (tape: string, codes: string) =>
      applyRules({ conditions: tapes }, (column) => (column === 'c' ? codes : tape), 'include').kind;

    expect([apply('A', '37'), apply('A', 'I')]).toEqual(['rejected', 'eligible']);
    expect([apply('C', '37'), apply('C', 'I')]).toEqual(['eligible', 'rejected']);
  });

  test.each([undefined, '', ' 01 '])('accepts a trade with the correction %j', (indicator) => {
    expect(applyRules({ corrections }, () => indicator, 'include')).toEqual(eligible(true, true, true));
  });

  test('excludes a trade by its correction, whatever its conditions are', () => {
    const fields = (column: string) => (column === 'e' ? '08' : 'unknown');
    expect(applyRules({ corrections, conditions }, fields, 'include')).toEqual({
      kind: 'excluded',
      rule: 'correction 8: cancelled later',
    });
  });

  test.each(['2', '001', 'toString', '__proto__'])('rejects the unknown correction %s', (indicator) => {
    expect(applyRules({ corrections }, () => indicator, 'include')).toEqual({
      kind: 'rejected',
      reason: `the value '${indicator}' of 'e' is not known`,
    });
  });
});
