import { MASSIVE_CONDITIONS } from '../../../src/parsing/rules/massive-conditions';
import { applyConditions, type ExtendedHours } from '../../../src/parsing/rules/sale-conditions';

const apply = (codes: readonly string[], extendedHours: ExtendedHours = 'include') =>
  applyConditions(codes, MASSIVE_CONDITIONS, extendedHours);

const eligible = (volume: boolean, highLow: boolean, openClose: boolean) => ({
  kind: 'eligible',
  eligibility: { volume, highLow, openClose },
});

describe('applyConditions', () => {
  test.each<[readonly string[], ReturnType<typeof eligible>]>([
    [['14', '41'], eligible(true, true, true)],
    [['14', '22'], eligible(true, true, false)],
    [['22', '37'], eligible(true, false, false)],
    [['38', '22'], eligible(false, true, false)],
    [['12'], eligible(true, false, false)],
  ])('lets a trade with the codes %j update the parts that all of them allow', (codes, expected) => {
    expect(apply(codes)).toEqual(expected);
  });

  test('excludes a trade that updates no part, by a rule that does not depend on the order of codes', () => {
    const rule = 'updates no part of a bar: corrected consolidated close, odd lot trade';
    expect(apply(['37', '38', '14'])).toEqual({ kind: 'excluded', rule });
    expect(apply(['38', '14', '37', '37'])).toEqual({ kind: 'excluded', rule });
  });

  test('excludes trades in extended hours on request', () => {
    expect(apply(['37', '13'], 'exclude')).toEqual({
      kind: 'excluded',
      rule: 'extended hours: extended trading hours (sold out of sequence)',
    });
    expect(apply(['37'], 'exclude')).toEqual(eligible(true, false, false));
  });

  test.each(['26', '99', 'constructor', '__proto__', '14;41'])('rejects the unknown code %s', (code) => {
    const reason = `the sale condition '${code}' is not known`;
    expect(apply(['14', code])).toEqual({ kind: 'rejected', reason });
    expect(apply([code, '12'], 'exclude')).toEqual({ kind: 'rejected', reason });
  });
});
