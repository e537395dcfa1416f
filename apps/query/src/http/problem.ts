import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { IncompleteReplicaError } from '@trading/bars';
import { CalendarRangeError } from '@trading/calendars';
import {
  AnswerTooLargeError,
  InvalidParameterError,
  MalformedUrlError,
  NotFoundError,
  RepeatedParameterError,
  RevisionChangedError,
  UnknownParameterError,
} from '../errors';

/** The types of problems: their status and title. */
export const PROBLEMS = {
  'invalid-parameter': { status: 400, title: 'A parameter has an invalid value' },
  'unknown-parameter': { status: 400, title: 'A parameter is unknown' },
  'repeated-parameter': { status: 400, title: 'A parameter occurs more than once' },
  'malformed-url': { status: 400, title: 'The URL is not valid percent-encoded UTF-8' },
  'answer-too-large': { status: 400, title: 'The answer is too large' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'revision-changed': { status: 409, title: 'The content has changed since the pinned revision' },
  throttled: { status: 429, title: 'The table is throttled' },
  internal: { status: 500, title: 'The request failed for an unexpected reason' },
  'incomplete-replica': { status: 503, title: 'Some items have not arrived in this region yet' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemName = keyof typeof PROBLEMS;

/** A problem as `application/problem+json`, RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly parameter?: string;
  readonly expected?: string;
  readonly found?: string;
}

/** Longer values of requests are cut before they are repeated. */
const MAX_FOUND = 100;

/** The errors of the table under load. The SDK has retried by then. */
const THROTTLING = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottledError',
  'ThrottlingException',
]);

/**
 * The problem with which an error is answered.
 *
 * @param requestId identifies the request in the log
 */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof InvalidParameterError) return problem('invalid-parameter', error.message, error.problem);
  if (error instanceof UnknownParameterError) {
    const { parameter, known } = error;
    return problem('unknown-parameter', error.message, { parameter, expected: known.join(', ') || 'no parameter' });
  }
  if (error instanceof RepeatedParameterError) {
    return problem('repeated-parameter', error.message, { parameter: error.parameter });
  }
  if (error instanceof MalformedUrlError) return problem('malformed-url', error.message, { found: error.found });
  if (error instanceof AnswerTooLargeError) {
    const { bytes, maximum } = error;
    return problem('answer-too-large', error.message, {
      expected: `at most ${maximum} bytes`,
      found: `${bytes} bytes`,
    });
  }
  if (error instanceof CalendarRangeError) {
    return problem('invalid-parameter', `${error.message}.`, {
      parameter: 'calendar',
      expected: 'a calendar that knows the sessions of the range',
    });
  }
  if (error instanceof NotFoundError) return problem('not-found', error.message);
  if (error instanceof RevisionChangedError) {
    const { expected, found } = error;
    return problem('revision-changed', error.message, { parameter: 'revision', expected: found, found: expected });
  }
  if (error instanceof Error && THROTTLING.has(error.name)) {
    return problem('throttled', 'The table has more requests than it can answer. Retry after the stated seconds.');
  }
  if (error instanceof IncompleteReplicaError) return problem('incomplete-replica', error.message);
  return problem('internal', `The request failed and is logged. Its id is ${requestId}.`);
}

function problem(
  name: ProblemName,
  detail: string,
  { parameter, expected, found }: Pick<Problem, 'parameter' | 'expected' | 'found'> = {},
): Problem {
  return {
    type: `/docs#problem-${name}`,
    ...PROBLEMS[name],
    detail,
    parameter: parameter?.slice(0, MAX_FOUND),
    expected,
    found: found !== undefined && found.length > MAX_FOUND ? `${found.slice(0, MAX_FOUND)}…` : found,
  };
}

/** The statuses of requests that may be repeated, and the seconds after which. */
export const RETRIED_STATUSES: readonly number[] = [429, 503];
const RETRY_AFTER = '1';

/** The result of a request that failed. */
export function problemResult(problem: Problem, method: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(RETRIED_STATUSES.includes(problem.status) ? { 'retry-after': RETRY_AFTER } : {}),
    },
    ...(method === 'HEAD' ? {} : { body: JSON.stringify(problem) }),
  };
}
