import { applyRules, type RuleContext } from '../../../src/parsing/rules/apply-rules';
import { TAPE_CORRECTIONS } from '../../../src/parsing/rules/corrections';
import { MASSIVE_CONDITIONS } from '../../../src/parsing/rules/massive-conditions';
import type { ExtendedHours } from '../../../src/parsing/rules/sale-conditions';
import { CTA_CONDITIONS, UTP_CONDITIONS } from '../../../src/parsing/rules/tape-conditions';

const eligible = (volume: boolean, highLow: boolean, openClose: boolean) => ({
  kind: 'eligible',
  eligibility: { volume, highLow, openClose },
});

const conditions = { column: 'c', table: MASSIVE_CONDITIONS, extendedHours: 'volume' } as const;
const corrections = { column: 'e', table: TAPE_CORRECTIONS };

/** A time outside the regular session: 8:00 Eastern time. */
const BEFORE_SESSION = 1_712_318_400_000_000_000n;
const HOUR = 3_600_000_000_000n;

const contextOf = (extendedHours?: ExtendedHours): RuleContext => ({ extendedHours, time: () => BEFORE_SESSION });

describe('applyRules', () => {
  test('accepts a trade of a layout without rules', () => {
    expect(applyRules({}, () => '15', contextOf('exclude'))).toEqual(eligible(true, true, true));
  });

  test.each<[string | readonly string[] | undefined, ReturnType<typeof eligible>]>([
    [undefined, eligible(true, true, true)],
    ['', eligible(true, true, true)],
    [' , ', eligible(true, true, true)],
    [[' ', ''], eligible(true, true, true)],
    ['14,22', eligible(true, true, false)],
    [['14', ' 22 '], eligible(true, true, false)],
  ])('reads the condition codes in %j', (codes, expected) => {
    expect(applyRules({ conditions }, (column) => (column === 'c' ? codes : undefined), contextOf())).toEqual(expected);
  });

  test.each<['characters' | 'python-list', string | readonly string[], object]>([
    ['characters', '@ TI', eligible(true, false, false)],
    ['characters', '@  Z', eligible(true, true, false)],
    ['characters', '    ', eligible(true, true, true)],
    ['characters', '@F9', eligible(false, true, true)],
    ['python-list', "['@']", eligible(true, true, true)],
    ['python-list', "['@', 'Z', ' ']", eligible(true, true, false)],
    ['python-list', '[]', eligible(true, true, true)],
    ['python-list', '', eligible(true, true, true)],
    ['python-list', ['@', 'I'], eligible(true, false, false)],
    ['python-list', "['@','I']", { kind: 'rejected', reason: `the sale condition '['@','I']' is not known` }],
    ['python-list', '@,I', { kind: 'rejected', reason: "the sale condition '@,I' is not known" }],
    ['characters', '@é', { kind: 'rejected', reason: "the sale condition 'é' is not known" }],
  ])('reads the condition codes as %s in %j', (format, codes, expected) => {
    const declaration = { conditions: { column: 'c', format, table: UTP_CONDITIONS } };
    expect(applyRules(declaration, () => codes, contextOf())).toEqual(expected);
  });

  test.each<[ExtendedHours | undefined, ExtendedHours | undefined, object]>([
    ['prices', undefined, eligible(true, true, true)],
    ['prices', 'volume', eligible(true, false, false)],
    ['prices', 'exclude', { kind: 'excluded', rule: 'extended hours: form T' }],
    ['volume', undefined, eligible(true, false, false)],
    ['volume', 'prices', eligible(true, true, true)],
    ['exclude', undefined, { kind: 'excluded', rule: 'extended hours: form T' }],
    [undefined, undefined, eligible(true, false, false)],
  ])('applies the practice %s of the layout unless the configuration names one: %s', (own, configured, expected) => {
    const declaration = { conditions: { ...conditions, extendedHours: own } };
    expect(applyRules(declaration, () => '12', contextOf(configured))).toEqual(expected);
  });

  test.each<[string, ExtendedHours, boolean, bigint | string, ReturnType<typeof eligible>]>([
    ['before the session', 'prices', true, BEFORE_SESSION, eligible(true, true, true)],
    ['in the session', 'prices', true, BEFORE_SESSION + 2n * HOUR, eligible(true, false, false)],
    [
      'in the session of a layout without the limit',
      'prices',
      false,
      BEFORE_SESSION + 2n * HOUR,
      eligible(true, true, true),
    ],
    ['after the session', 'prices', true, BEFORE_SESSION + 8n * HOUR, eligible(true, true, true)],
    ['at a time that is not valid', 'prices', true, 'is not a time', eligible(true, true, true)],
    ['before the session, with another practice', 'volume', true, BEFORE_SESSION, eligible(true, false, false)],
  ])(
    'limits the practice prices to times outside the session: %s',
    (_case, extendedHours, volumeOnlyInSession, time, expected) => {
      const declaration = { conditions: { ...conditions, extendedHours, volumeOnlyInSession } };
      expect(applyRules(declaration, () => '12', { time: () => time })).toEqual(expected);
    },
  );

  test('gives codes the meaning of the tape', () => {
    const tapes = {
      column: 'c',
      tape: { column: 'z', tables: { A: CTA_CONDITIONS, C: UTP_CONDITIONS } },
      extendedHours: 'volume',
    } as const;
    const apply = (tape: string | undefined, codes: string) =>
      applyRules({ conditions: tapes }, (column) => (column === 'c' ? codes : tape), contextOf());

    expect(apply('A', 'B')).toEqual(eligible(true, false, false));
    expect(apply('C', 'B')).toEqual(eligible(true, true, true));
    for (const tape of ['O', 'constructor', undefined]) {
      const reason = `the sale conditions of the tape '${tape ?? ''}' are not known`;
      expect(apply(tape, 'B')).toEqual({ kind: 'rejected', reason });
      expect(apply(tape, '')).toEqual(eligible(true, true, true));
    }
  });

  test('gives codes of other tapes the meaning of the common table', () => {
    const tapes = { ...conditions, tape: { column: 'z', tables: { A: CTA_CONDITIONS } } };
    const apply = (tape: string, codes: string) =>
      applyRules({ conditions: tapes }, (column) => (column === 'c' ? codes : tape), contextOf()).kind;

    expect([apply('A', '37'), apply('A', 'I')]).toEqual(['rejected', 'eligible']);
    expect([apply('C', '37'), apply('C', 'I')]).toEqual(['eligible', 'rejected']);
  });

  test.each([undefined, '', ' 01 '])('accepts a trade with the correction %j', (indicator) => {
    expect(applyRules({ corrections }, () => indicator, contextOf())).toEqual(eligible(true, true, true));
  });

  test('excludes a trade by its correction, whatever its conditions are', () => {
    const fields = (column: string) => (column === 'e' ? '08' : 'unknown');
    expect(applyRules({ corrections, conditions }, fields, contextOf())).toEqual({
      kind: 'excluded',
      rule: 'correction 8: cancelled later',
    });
  });

  test.each(['2', '001', 'toString', '__proto__'])('rejects the unknown correction %s', (indicator) => {
    expect(applyRules({ corrections }, () => indicator, contextOf())).toEqual({
      kind: 'rejected',
      reason: `the value '${indicator}' of 'e' is not known`,
    });
  });
});
