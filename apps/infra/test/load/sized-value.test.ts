import { format, problemsOf, sizedValue, type SizedValueOptions } from '../../src/load/sized-value';

const OPTIONS: SizedValueOptions = {
  setting: 'table.writeCapacity.maxCapacity',
  meaning: 'write capacity',
  unit: 'units/s',
  derived: 2_400,
  override: undefined,
  range: { min: 1, max: 40_000 },
  formula: 'units of a day ÷ T',
  relief: 'lower `load.tradesPerDay`',
};

test('a value is derived, unless the settings have it', () => {
  expect(sizedValue(OPTIONS)).toMatchObject({ value: 2_400, isOverridden: false, needed: 2_400, bound: 'at least' });
  expect(sizedValue({ ...OPTIONS, override: 3_000 })).toMatchObject({
    value: 3_000,
    isOverridden: true,
    needed: 2_400,
  });
});

test.each<[string, Partial<SizedValueOptions>, string[]]>([
  ['the derived value', {}, []],
  ['a larger override', { override: 2_401 }, []],
  ['an override that is less than derived, but not than needed', { override: 1_200, needed: 1_200 }, []],
  [
    'an override that is too small',
    { override: 1_000 },
    [
      '`table.writeCapacity.maxCapacity` is 1,000 units/s, but the declared load needs 2,400: raise it to at least 2,400, ' +
        'or lower `load.tradesPerDay`',
    ],
  ],
  [
    'an override that is too large',
    { override: 3_000, bound: 'at most' },
    [
      '`table.writeCapacity.maxCapacity` is 3,000 units/s, but the declared load allows 2,400: lower it to at most 2,400, ' +
        'or lower `load.tradesPerDay`',
    ],
  ],
  ['a smaller override of what is bounded above', { override: 1, bound: 'at most' }, []],
  [
    'a load that needs more than AWS has',
    { derived: 40_001 },
    [
      '`table.writeCapacity.maxCapacity`: the declared load needs at least 40,001 units/s, and AWS allows at most 40,000: ' +
        'lower `load.tradesPerDay`',
    ],
  ],
  [
    'a load that allows less than AWS has',
    { derived: 0, bound: 'at most' },
    [
      '`table.writeCapacity.maxCapacity`: the declared load needs at most 0 units/s, and AWS allows at least 1: ' +
        'lower `load.tradesPerDay`',
    ],
  ],
  ...[40_001, 2_400.5, NaN, 0].map((override): [string, Partial<SizedValueOptions>, string[]] => [
    `the override ${override}`,
    { override, needed: 1 },
    [`\`table.writeCapacity.maxCapacity\` must be a whole number from 1 to 40,000 units/s, got: ${format(override)}`],
  ]),
])('problemsOf judges %s', (_case, change, problems) => {
  expect(problemsOf(sizedValue({ ...OPTIONS, ...change }))).toEqual(problems);
});
