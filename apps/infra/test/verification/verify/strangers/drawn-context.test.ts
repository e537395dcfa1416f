import { excepted, satisfying } from '../../../../verification/verify/strangers/drawn-context';
import { Random } from '../../../../verification/verify/strangers/random';

const random = () => new Random('x');
const contexts = (Condition: Record<string, Record<string, unknown>>) => satisfying({ Condition }, random());

describe('satisfying', () => {
  test.each<[string, Record<string, Record<string, unknown>>, object[]]>([
    ['no condition', {}, [{}]],
    ['an equal value', { StringEquals: { a: 'x' } }, [{ a: 'x' }]],
    ['each of several values', { StringEquals: { a: ['x', 'y'] } }, [{ a: 'x' }, { a: 'y' }]],
    ['a pattern', { StringLike: { a: 'x?' } }, [{ a: expect.stringMatching(/^x[a-z]$/) as string }]],
    ['a wildcard that is none', { StringEquals: { a: '*' } }, [{ a: '*' }]],
    ['a value if it exists', { StringEqualsIfExists: { a: 'x' } }, [{ a: 'x' }, {}]],
    ['another value', { StringNotEquals: { a: 'x' } }, [{ a: expect.stringMatching(/^[a-z]{8}$/) as string }, {}]],
    [
      'another account',
      { StringNotEquals: { 'aws:SourceAccount': 'x' } },
      [{ 'aws:SourceAccount': expect.stringMatching(/^\d{12}$/) as string }, {}],
    ],
    ['a set with a value', { 'ForAnyValue:StringEquals': { a: 'x' } }, [{ a: ['x'] }]],
    ['a set or nothing', { 'ForAllValues:StringEquals': { a: 'x' } }, [{ a: ['x'] }, {}]],
    ['a missing key', { Null: { a: 'true' } }, [{}]],
    ['a present key', { Null: { a: 'false' } }, [{ a: expect.any(String) as string }]],
    ['a smaller number', { NumericLessThan: { a: 5 } }, [{ a: '4' }]],
    ['a larger number', { NumericGreaterThan: { a: 5 } }, [{ a: '6' }]],
    ['an earlier date', { DateLessThan: { a: '2026-01-01T00:00:00Z' } }, [{ a: '2000-01-01T00:00:00Z' }]],
    ['an address', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, [{ 'aws:SourceIp': '203.0.113.0' }]],
  ])('%s', (_case, condition, expected) => {
    expect(contexts(condition)).toEqual(expected);
  });

  test('gives variables a value', () => {
    const [context] = satisfying({ Resource: 'arn:aws:s3:::x/${aws:PrincipalTag/team}/*' }, random());
    expect(context).toEqual({ 'aws:PrincipalTag/team': expect.any(String) as string });
  });
});

describe('excepted', () => {
  test('returns the values that negative operators compare with', () => {
    const Condition = { StringNotEquals: { a: ['x', 'y'] }, Bool: { b: 'false' } };
    expect(excepted({ Condition }, random())).toEqual([{ a: 'x' }, { a: 'y' }]);
  });
});
