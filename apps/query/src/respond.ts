import { gzip as gzipWithCallback, constants } from 'node:zlib';
import { promisify } from 'node:util';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AnswerTooLargeError, NotFoundError } from './errors';
import type { Answer } from './http/answer';
import { acceptsGzip } from './http/content-coding';
import { etagOf, matchesEtag } from './http/etag';
import { decodePathParameters } from './http/path-parameters';
import { problemOf, type Problem } from './http/problem';
import { parseQueryString } from './http/query-string';
import type { Context, Operation } from './operations/operation';
import { validate } from './schema/validate';

const gzip = promisify(gzipWithCallback);

/** Lambda returns at most 6 MiB, with headers and the escapes of JSON. */
const MAX_BYTES = 5_500_000;

/** Smaller bodies are not compressed. */
const MIN_GZIP_BYTES = 1_000;

/** The seconds after which a throttled client may retry. */
const RETRY_AFTER = '1';

/** Formats that are compressed already. */
const COMPRESSED = new Set(['application/vnd.apache.parquet']);

/** A record of a request for the log. */
export interface RequestRecord {
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  readonly bars?: number;
  readonly bytes: number;
  /** The type of the problem, if the request failed. */
  readonly problem?: string;
  /** The unexpected error. */
  readonly error?: Error;
}

/** The answer of a request, and the record for its log line. */
export interface Response {
  readonly result: APIGatewayProxyStructuredResultV2;
  readonly record: RequestRecord;
}

/**
 * Answers an event of the HTTP API.
 *
 * @param routes the operations by the path of their route
 */
export async function respond(
  event: APIGatewayProxyEventV2,
  routes: ReadonlyMap<string, Operation>,
  context: Context,
): Promise<Response> {
  const { method } = event.requestContext.http;
  const operation = routes.get(event.routeKey.replace(/^\S+ /, ''));
  const record = { operation: operation?.id ?? 'none', method };
  try {
    if (!operation) throw new NotFoundError(`There is no route ${event.routeKey}.`);
    const texts = parseQueryString(event.rawQueryString);
    const request = {
      path: validate(operation.path, decodePathParameters(event.pathParameters)),
      query: validate(operation.query, texts),
      texts,
    };
    const answer = await operation.answer(request, context);
    const result = await encode(answer, event);
    return { result, record: { ...record, status: result.statusCode ?? 0, bars: answer.bars, bytes: sizeOf(result) } };
  } catch (error) {
    const problem = problemOf(error, event.requestContext.requestId);
    const result = problemResult({ ...problem, ...operation?.problemMembers?.(problem.detail) }, method);
    const unexpected = problem.status === 500 ? { error: error as Error } : {};
    return {
      result,
      record: { ...record, status: problem.status, bytes: sizeOf(result), problem: problem.type, ...unexpected },
    };
  }
}

/** Encodes an answer as the client accepts it: compressed, without a body, or as a confirmation of what it has. */
async function encode(answer: Answer, event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { contentType, cacheControl, version, headers = {}, bars, body } = answer;
  const url = `${event.rawPath}?${event.rawQueryString}`;
  const isCompressible = !COMPRESSED.has(contentType) && acceptsGzip(event.headers['accept-encoding']);
  const known = event.headers['if-none-match'];
  const always = { 'cache-control': cacheControl, vary: 'Accept-Encoding', ...headers };

  if (version !== undefined && known !== undefined) {
    // Both codings have the same content, and small bodies are not compressed, so the size need not be known.
    const etag = (['gzip', 'identity'] as const)
      .filter((coding) => isCompressible || coding === 'identity')
      .map((coding) => etagOf(url, version, coding))
      .find((tag) => matchesEtag(known, tag));
    if (etag) return { statusCode: 304, headers: { ...always, etag } };
  }

  const content = Buffer.from((await body()) as string);
  const coding = isCompressible && content.length >= MIN_GZIP_BYTES ? 'gzip' : 'identity';
  const etag = etagOf(url, version ?? content, coding);
  if (version === undefined && matchesEtag(known, etag)) return { statusCode: 304, headers: { ...always, etag } };
  const encoded = coding === 'gzip' ? await gzip(content, { level: constants.Z_BEST_SPEED }) : content;
  const isText = coding === 'identity' && !COMPRESSED.has(contentType);
  const bytes = isText ? encoded.length : Math.ceil(encoded.length / 3) * 4;
  if (bytes > MAX_BYTES) throw new AnswerTooLargeError(bytes, MAX_BYTES);
  return {
    statusCode: 200,
    headers: {
      'content-type': contentType,
      ...always,
      etag,
      ...(coding === 'gzip' ? { 'content-encoding': 'gzip' } : {}),
      ...(bars === undefined ? {} : { 'answer-bars': bars.toString(), 'answer-bytes': content.length.toString() }),
    },
    ...(event.requestContext.http.method === 'HEAD'
      ? {}
      : { body: encoded.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText }),
  };
}

function problemResult(problem: Problem, method: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(problem.status === 429 ? { 'retry-after': RETRY_AFTER } : {}),
    },
    ...(method === 'HEAD' ? {} : { body: JSON.stringify(problem) }),
  };
}

function sizeOf({ body = '' }: APIGatewayProxyStructuredResultV2): number {
  return Buffer.byteLength(body);
}
