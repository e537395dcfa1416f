import { ProblemError } from '@trading/bars-client';
import { SignInError } from '../../src/sign-in/sign-in-error';
import { isAborted, troubleOf } from '../../src/text/trouble';

const problem = (status: number, more: object = {}) =>
  new ProblemError({ type: '/docs#problem-x', title: 'Title', status, detail: 'Detail.', ...more }, 'https://x/v1');

describe('troubleOf', () => {
  test("has the API's own words, and the parameter", () => {
    const error = problem(400, { parameter: 'interval', expected: 'at least 1m', found: '1s' });
    expect(troubleOf(error)).toEqual({
      title: 'Title',
      detail: 'Detail.\nParameter: interval, expected: at least 1m, found: 1s',
      advice: 'Choose another interval.',
    });
  });

  test.each([
    [401, 'Sign in again.'],
    [403, 'Your account may not read bars. Ask the operators of this environment for access.'],
    [404, 'Choose a symbol from the list.'],
    [429, 'The API is busy. Try again in a moment.'],
    [503, 'Try again. If the error remains, tell the operators of this environment.'],
    [400, 'Try again.'],
  ])('says how to go on after status %d', (status, advice) => {
    expect(troubleOf(problem(status))).toMatchObject({ detail: 'Detail.', advice });
  });

  test.each([
    [new TypeError('Failed to fetch'), 'The API cannot be reached', 'Failed to fetch'],
    [new Error('Other'), 'The page could not show the bars', 'Other'],
    [new SignInError('Expired'), 'You are not signed in', 'Expired'],
    ['text', 'The page could not show the bars', 'text'],
  ])('explains %s', (error, title, detail) => {
    expect(troubleOf(error)).toMatchObject({ title, detail });
  });
});

test('a stopped request is no error', () => {
  expect(isAborted(new DOMException('stopped', 'AbortError'))).toBe(true);
  expect(isAborted(new Error('other'))).toBe(false);
});
