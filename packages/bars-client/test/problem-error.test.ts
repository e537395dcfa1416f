import { ProblemError } from '../src/index.ts';
import { problemOf } from '../src/problem-error.ts';

const URL = 'https://x/v1/bars';

describe('problemOf', () => {
  const forbidden = { type: 'about:blank', title: 'Forbidden', status: 403 };
  test.each([
    ['{"message":"Forbidden by IAM"}', { ...forbidden, detail: 'Forbidden by IAM' }],
    ['{"Message":"No token"}', { ...forbidden, detail: 'No token' }],
    ['<html>', forbidden],
    ['', forbidden],
    ['{"type":"/docs#problem-x","title":"X","status":403}', { type: '/docs#problem-x', title: 'X', status: 403 }],
  ])('reads %s', (body, expected) => {
    expect(problemOf(new Response(body, { status: 403, statusText: 'Forbidden' }), body)).toEqual(expected);
  });

  test('has a title over HTTP/2, which has no status texts', () => {
    expect(problemOf(new Response('', { status: 502 }), '').title).toBe('Error');
  });
});

describe('ProblemError', () => {
  const problem = { type: '/docs#problem-invalid-parameter', title: 'Invalid parameter', status: 400 };
  test.each([
    [{ detail: '`limit` is too large.' }, '`limit` is too large.'],
    [{ parameter: 'limit', expected: '1 to 10000', found: '0' }, 'parameter `limit`, expected 1 to 10000, found 0'],
    [{}, 'the answer has no details'],
  ])('describes %j', (fields, expected) => {
    expect(new ProblemError({ ...problem, ...fields }, URL).message).toBe(`Invalid parameter (400): ${expected}`);
  });

  test.each([
    ['/docs#problem-not-found', 'not-found'],
    ['about:blank', ''],
  ])('%s is of kind "%s"', (type, kind) => {
    expect(new ProblemError({ ...problem, type }, URL).kind).toBe(kind);
  });
});
