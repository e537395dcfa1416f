import { CalendarRangeError } from '@trading/calendars';
import { AnswerTooLargeError, MalformedUrlError, NotFoundError, RevisionChangedError } from '../../src/errors';
import { problemOf, problemResult } from '../../src/http/problem';

test.each([
  [new MalformedUrlError('%'), { type: '/docs#problem-malformed-url', status: 400, found: '%' }],
  [new AnswerTooLargeError(2, 1), { type: '/docs#problem-answer-too-large', status: 400, found: '2 bytes' }],
  [new NotFoundError('x'), { type: '/docs#problem-not-found', status: 404, detail: 'x' }],
  [
    new RevisionChangedError('a', 'b'),
    { type: '/docs#problem-revision-changed', status: 409, expected: 'b', found: 'a' },
  ],
  [
    new CalendarRangeError('XNYS', '2000-01-01', '2030-12-31', 0n),
    { type: '/docs#problem-invalid-parameter', status: 400, parameter: 'calendar' },
  ],
  [new Error('x'), { type: '/docs#problem-internal', status: 500 }],
  ['x', { type: '/docs#problem-internal', status: 500 }],
])('%s is a problem', (error, problem) => {
  expect(problemOf(error, 'id')).toMatchObject(problem);
});

test('a problem is not kept by caches, and has no body for HEAD', () => {
  const problem = problemOf(new NotFoundError('x'), 'id');
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  expect(problemResult(problem, 'GET')).toEqual({ statusCode: 404, headers, body: JSON.stringify(problem) });
  expect(problemResult(problem, 'HEAD')).toEqual({ statusCode: 404, headers });
});
