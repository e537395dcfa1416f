import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { NotFoundError } from './errors';
import { encodeAnswer } from './http/encode-answer';
import { decodePathParameters } from './http/path-parameters';
import { problemOf, problemResult } from './http/problem';
import { parseQueryString } from './http/query-string';
import type { Context, Operation } from './operations/operation';
import { validate } from './schema/validate';

/** A record of a request for the log. */
export interface RequestRecord {
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  /** The number of bars of the body. */
  readonly bars?: number;
  /** The length of the body as Lambda returns it. */
  readonly bytes: number;
  /** The type of the problem, if the request failed. */
  readonly problem?: string;
  /** The unexpected error. */
  readonly error?: unknown;
}

/** The answer of a request, and the record for its log line. */
export interface Response {
  readonly result: APIGatewayProxyStructuredResultV2;
  readonly record: RequestRecord;
}

/**
 * Answers an event of the HTTP API. Errors become problems, so that it does not throw.
 *
 * @param operations the operations by the path of their route
 */
export async function respond(
  event: APIGatewayProxyEventV2,
  operations: ReadonlyMap<string, Operation>,
  context: Context,
): Promise<Response> {
  const { method } = event.requestContext.http;
  const operation = operations.get(event.routeKey.replace(/^\S+ /, ''));
  const record = { operation: operation?.id ?? 'none', method };
  try {
    if (!operation) throw new NotFoundError(`There is no operation for the route ${event.routeKey}.`);
    const texts = parseQueryString(event.rawQueryString);
    const path = validate(operation.path, decodePathParameters(event.pathParameters));
    const query = validate(operation.query, texts);
    const answer = await operation.answer({ path, query, texts }, context);
    const result = await encodeAnswer(answer, event);
    const { statusCode: status = 0, body = '' } = result;
    return { result, record: { ...record, status, bars: answer.bars, bytes: body.length } };
  } catch (error) {
    const problem = problemOf(error, event.requestContext.requestId);
    const result = problemResult({ ...problem, ...operation?.problemMembers?.(problem.detail) }, method);
    const { status, type } = problem;
    const bytes = result.body?.length ?? 0;
    return { result, record: { ...record, status, bytes, problem: type, ...(status === 500 ? { error } : {}) } };
  }
}
