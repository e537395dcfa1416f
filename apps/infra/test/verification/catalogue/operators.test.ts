import { REMOVED, variantsOf } from '../../../verification/catalogue/operators';

const noRedirects = () => [];

/** The values that replace a value, by operator. */
function values(path: string, value: unknown): (readonly [string, unknown])[] {
  return variantsOf(path, value, noRedirects).map((variant) => [variant.operator, variant.value]);
}

describe('variantsOf', () => {
  test.each([
    ['a flag', 'x', true, [['negate', false]]],
    [
      'a number',
      'x',
      7,
      [
        ['disable', 0],
        ['shorten', 1],
        ['raise', 7000],
      ],
    ],
    ['zero', 'x', 0, [['raise', 1000]]],
    ['a value with an opposite', 'x', 'Retain', [['negate', 'Delete']]],
    ['a name', 'x', 'bars', [['rename', 'bars-2']]],
    [
      'a network',
      'x',
      '10.0.0.0/16',
      [
        ['widen', '0.0.0.0/0'],
        ['move', '172.16.0.0/24'],
      ],
    ],
    ['a zone', 'x', 'us-east-1a', [['move', 'us-east-1f']]],
    ['a region', 'x', 'us-east-1', [['move', 'eu-central-1']]],
    ['a schedule', 'x', 'cron(0 5 * * ? *)', [['shorten', 'cron(0 5 1 1 ? *)']]],
    [
      'an action of a policy',
      'P/Statement/0/Action/0',
      's3:GetObject',
      [
        ['widen', 's3:*'],
        ['rename', 's3:GetObject-2'],
      ],
    ],
    [
      'an account',
      'x',
      'arn:aws:sns:us-east-1:333333333333:on-call',
      [
        ['rename', 'arn:aws:sns:us-east-1:333333333333:on-call-2'],
        ['redirect', 'arn:aws:sns:us-east-1:610274839156:on-call'],
        ['widen', 'arn:aws:sns:us-east-1:*:on-call'],
      ],
    ],
  ])('drops and changes %s', (_what, path, value, expected) => {
    expect(values(path, value)).toEqual([['drop', REMOVED], ...expected]);
  });

  test('negates and widens elements of policies in their place', () => {
    expect(variantsOf('Condition', { StringEquals: 1, Bool: 2 }, noRedirects)).toEqual([
      { operator: 'drop', value: REMOVED },
      { operator: 'negate', variant: 'StringNotEquals', value: { StringNotEquals: 1, Bool: 2 } },
      { operator: 'widen', variant: 'StringEqualsIfExists', value: { StringEqualsIfExists: 1, Bool: 2 } },
    ]);
  });

  test('redirects references', () => {
    expect(variantsOf('x', { Ref: 'A' }, () => [{ Ref: 'B' }])).toEqual([
      { operator: 'drop', value: REMOVED },
      { operator: 'redirect', variant: 'other', value: { Ref: 'B' } },
    ]);
  });
});
