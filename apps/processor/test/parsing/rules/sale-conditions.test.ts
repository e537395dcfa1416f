import { MASSIVE_CONDITIONS } from '../../../src/parsing/rules/massive-conditions';
import { applyConditions, type ExtendedHours } from '../../../src/parsing/rules/sale-conditions';

const apply = (codes: readonly string[], practice: ExtendedHours = 'volume') =>
  applyConditions(codes, MASSIVE_CONDITIONS, () => practice);

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

  test.each<[ExtendedHours, readonly string[], object]>([
    ['prices', ['12'], eligible(true, true, true)],
    ['prices', ['12', '37'], eligible(true, false, false)],
    ['prices', ['22', '12'], eligible(true, true, false)],
    ['prices', ['13'], eligible(true, false, false)],
    ['volume', ['12', '14'], eligible(true, false, false)],
    ['volume', ['13'], eligible(true, false, false)],
    ['exclude', ['14', '12'], { kind: 'excluded', rule: 'extended hours: form T' }],
    [
      'exclude',
      ['37', '13'],
      { kind: 'excluded', rule: 'extended hours: extended trading hours (sold out of sequence)' },
    ],
  ])('applies the practice %s to a trade in extended hours with the codes %j', (practice, codes, expected) => {
    expect(apply(codes, practice)).toEqual(expected);
  });

  test('applies the practice only to trades in extended hours', () => {
    const practice = jest.fn<ExtendedHours, []>(() => 'exclude');
    expect(applyConditions(['37'], MASSIVE_CONDITIONS, practice)).toEqual(eligible(true, false, false));
    expect(practice).not.toHaveBeenCalled();
  });

  test.each(['26', '99', 'constructor', '__proto__', '14;41'])('rejects the unknown code %s', (code) => {
    const reason = `the sale condition '${code}' is not known`;
    expect(apply(['14', code])).toEqual({ kind: 'rejected', reason });
    expect(apply([code, '12'], 'exclude')).toEqual({ kind: 'rejected', reason });
  });
});
