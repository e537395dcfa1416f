import { accountOf, matchesAction, matchesPattern, sampleOf } from '../../../../verification/verify/strangers/patterns';
import { Random } from '../../../../verification/verify/strangers/random';

describe('matchesPattern', () => {
  test.each([
    ['a*c', 'abbc', true],
    ['a?c', 'abc', true],
    ['a?c', 'abbc', false],
    ['a.c', 'abc', false],
    ['*', 'anything\nat all', true],
    ['abc', 'ABC', false],
  ])('%s, %j: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });
});

describe('matchesAction', () => {
  test('has no case', () => {
    expect(matchesAction('S3:get*', 's3:GetObject')).toBe(true);
    expect(matchesAction('s3:Put*', 's3:GetObject')).toBe(false);
  });
});

describe('accountOf', () => {
  test.each([
    ['arn:aws:sqs:us-east-1:111111111111:queue', '111111111111'],
    ['arn:aws:s3:::bucket', undefined],
    ['bucket', undefined],
  ])('%s: %s', (arn, expected) => {
    expect(accountOf(arn)).toBe(expected);
  });
});

describe('sampleOf', () => {
  test.each([
    ['arn:aws:s3:::bucket/trades/*', /^arn:aws:s3:::bucket\/trades\/[a-z]{8}$/],
    ['arn:aws:dynamodb:*:*:table/bars', /^arn:aws:dynamodb:sa-east-1:6\d{10}7:table\/bars$/],
    ['arn:aws:iam::3333?:role/x', /^arn:aws:iam::3333\d:role\/x$/],
    ['arn:aws:iam::3333*:role/x', /^arn:aws:iam::3333\d{8}:role\/x$/],
    ['arn:aws:s3:::*', /^arn:aws:s3:::[a-z]{8}$/],
    ['arn:*:*:us-east-1:111111111111:x:y', /^arn:aws:dynamodb:us-east-1:111111111111:x:y$/],
    ['o-?bc*', /^o-[a-z]bc[a-z]{8}$/],
    ['name', /^name$/],
  ])('%s', (pattern, expected) => {
    expect(sampleOf(pattern, new Random('x'))).toMatch(expected);
  });
});
