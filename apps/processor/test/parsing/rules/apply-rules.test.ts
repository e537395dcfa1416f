import { applyRules } from '../../../src/parsing/rules/apply-rules';
import { ALPACA_UPDATES, TAPE_CORRECTIONS } from '../../../src/parsing/rules/corrections';
import { MASSIVE_CONDITIONS } from '../../../src/parsing/rules/massive-conditions';
import type { ConditionTable, ExtendedHours, SaleConditions } from '../../../src/parsing/rules/sale-conditions';
import { CTA_CONDITIONS, UTP_CONDITIONS } from '../../../src/parsing/rules/tape-conditions';

/** The codes of a table by what they count for: V volume, H high and low, O open and close. */
function codesByPart(table: ConditionTable): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const [code, { eligibility }] of Object.entries(table)) {
    const part = `${eligibility.volume ? 'V' : ''}${eligibility.highLow ? 'H' : ''}${eligibility.openClose ? 'O' : ''}`;
    parts[part] = `${parts[part] ?? ''}${code} `;
  }
  return parts;
}

const extendedHoursOf = (table: ConditionTable) => Object.keys(table).filter((code) => table[code]?.extendedHours);

function judge(codes: string | readonly string[], extendedHours: ExtendedHours = 'include') {
  const conditions: SaleConditions = { column: 'c', table: MASSIVE_CONDITIONS };
  return applyRules({ conditions }, (column) => (column === 'c' ? codes : undefined), extendedHours);
}

const eligible = (volume: boolean, highLow: boolean, openClose: boolean) => ({
  kind: 'eligible',
  eligibility: { volume, highLow, openClose },
});

describe('sale conditions', () => {
  test('of Massive count for these parts of a bar', () => {
    expect(codesByPart(MASSIVE_CONDITIONS)).toEqual({
      VHO: '0 1 3 4 8 9 11 14 17 18 19 23 25 27 28 30 34 36 41 ',
      VH: '5 10 22 29 32 33 ',
      V: '2 7 12 13 20 21 35 37 52 53 ',
      HO: '38 ',
      '': '15 16 ',
    });
    expect(extendedHoursOf(MASSIVE_CONDITIONS)).toEqual(['12', '13']);
  });

  test('of the CTA plan count for these parts of a bar', () => {
    expect(codesByPart(CTA_CONDITIONS)).toEqual({
      VHO: '5 6 @ F K L O X E ',
      VH: '4 P Z ',
      V: '7 C H I N R T U V B ',
      HO: '9 ',
      '': 'M Q ',
    });
    expect(extendedHoursOf(CTA_CONDITIONS)).toEqual(['T', 'U']);
  });

  test('of the UTP plan count for these parts of a bar', () => {
    expect(codesByPart(UTP_CONDITIONS)).toEqual({
      VHO: '1 5 6 @ F K L O X A B D S Y ',
      VH: '4 P Z G ',
      V: '7 C H I N R T U V W ',
      HO: '9 ',
      '': 'M Q ',
    });
    expect(extendedHoursOf(UTP_CONDITIONS)).toEqual(['T', 'U']);
  });

  test.each<[string | readonly string[], ReturnType<typeof eligible>]>([
    ['', eligible(true, true, true)],
    [' , ', eligible(true, true, true)],
    [[' ', ''], eligible(true, true, true)],
    ['14,41', eligible(true, true, true)],
    [['14', ' 41 '], eligible(true, true, true)],
    ['14,22', eligible(true, true, false)],
    ['22,37', eligible(true, false, false)],
    ['38,22', eligible(false, true, false)],
    ['12', eligible(true, false, false)],
  ])('%j let a part of the bar count where every one does', (codes, expected) => {
    expect(judge(codes)).toEqual(expected);
  });

  test('exclude a trade that counts for nothing, by a rule that does not depend on their order', () => {
    const rule = 'counts for nothing: corrected consolidated close, odd lot trade';
    expect(judge('37,38,14')).toEqual({ kind: 'excluded', rule });
    expect(judge('38,14,37,37')).toEqual({ kind: 'excluded', rule });
  });

  test('exclude trades outside the regular session where that is asked for', () => {
    expect(judge('37,13', 'exclude')).toEqual({
      kind: 'excluded',
      rule: 'extended hours: extended trading hours (sold out of sequence)',
    });
    expect(judge('37', 'exclude')).toEqual(eligible(true, false, false));
  });

  test.each(['6', '99', 'constructor', '__proto__', '14;41'])('reject the code %s, which is not known', (code) => {
    const reason = `the sale condition '${code}' is not known`;
    expect(judge(`14,${code}`)).toEqual({ kind: 'rejected', reason });
    expect(judge([code, '12'], 'exclude')).toEqual({ kind: 'rejected', reason });
  });

  test('mean what the tape of the line says', () => {
    const conditions = { column: 'c', tape: { column: 'z', tables: { A: CTA_CONDITIONS, C: UTP_CONDITIONS } } };
    const on = (tape: string | undefined, codes: string) =>
      applyRules({ conditions }, (column) => (column === 'c' ? codes : tape), 'include');
    expect(on('A', 'B')).toEqual(eligible(true, false, false));
    expect(on('C', 'B')).toEqual(eligible(true, true, true));
    for (const tape of ['O', 'constructor', undefined]) {
      const reason = `the sale conditions of the tape '${tape ?? ''}' are not known`;
      expect(on(tape, 'B')).toEqual({ kind: 'rejected', reason });
      expect(on(tape, '')).toEqual(eligible(true, true, true));
    }
  });
});

describe('corrections', () => {
  const correct = (table: typeof TAPE_CORRECTIONS, indicator: string | readonly string[] | undefined) =>
    applyRules({ corrections: { column: 'e', table } }, () => indicator, 'include');

  test.each([undefined, '', '0', '00', ' 1 ', '01'])('of the tape let %j count', (indicator) => {
    expect(correct(TAPE_CORRECTIONS, indicator)).toEqual(eligible(true, true, true));
  });

  test.each([
    ['7', 'correction 7: marked as erroneous later'],
    ['07', 'correction 7: marked as erroneous later'],
    ['8', 'correction 8: cancelled later'],
    ['08', 'correction 8: cancelled later'],
    ['10', 'correction 10: a cancel message'],
    ['11', 'correction 11: an error message'],
    ['12', 'correction 12: a correction message'],
  ])('of the tape exclude %s', (indicator, rule) => {
    expect(correct(TAPE_CORRECTIONS, indicator)).toEqual({ kind: 'excluded', rule });
  });

  test('of Alpaca exclude what is taken back, and let its correction count', () => {
    expect(correct(ALPACA_UPDATES, undefined).kind).toBe('eligible');
    expect(correct(ALPACA_UPDATES, 'corrected').kind).toBe('eligible');
    expect(correct(ALPACA_UPDATES, 'canceled').kind).toBe('excluded');
    expect(correct(ALPACA_UPDATES, 'incorrect').kind).toBe('excluded');
  });

  test.each(['2', '001', 'toString', '__proto__'])('%s is rejected, since it is not known', (indicator) => {
    expect(correct(TAPE_CORRECTIONS, indicator)).toEqual({
      kind: 'rejected',
      reason: `the e '${indicator}' is not known`,
    });
  });
});
