import { promisify } from 'node:util';
import { constants, gzip as gzipWithCallback } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AnswerTooLargeError } from '../errors';
import type { Answer } from './answer';
import { acceptsGzip } from './content-coding';
import { etagOf, matchesEtag } from './etag';

const gzip = promisify(gzipWithCallback);

/** Lambda returns at most 6 MiB of JSON. The rest is for the headers. */
const MAX_BYTES = 6_200_000;

/** Smaller bodies are not compressed. */
const MIN_GZIP_BYTES = 1_000;

type Result = APIGatewayProxyStructuredResultV2;

/**
 * Encodes an answer as the client accepts it: compressed, without a body, or as a confirmation of the body that it has.
 *
 * @throws AnswerTooLargeError if Lambda cannot return the body
 */
export async function encodeAnswer(answer: Answer, event: APIGatewayProxyEventV2): Promise<Result> {
  const { contentType, cacheControl, version, headers, bars, isBinary = false } = answer;
  const url = `${event.rawPath}?${event.rawQueryString}`;
  const known = event.headers['if-none-match'];
  const mayCompress = !isBinary && acceptsGzip(event.headers['accept-encoding']);
  const always = { 'cache-control': cacheControl, vary: 'Accept-Encoding', ...headers };

  if (version !== undefined) {
    // A client that accepts gzip may have a body that was too small to be compressed.
    const tags = (mayCompress ? (['gzip', 'identity'] as const) : (['identity'] as const)).map((coding) =>
      etagOf(url, version, coding),
    );
    const etag = tags.find((tag) => matchesEtag(known, tag));
    if (etag) return { statusCode: 304, headers: { ...always, etag } };
  }

  const body = await answer.body();
  const length = Buffer.byteLength(body);
  const coding = mayCompress && length >= MIN_GZIP_BYTES ? 'gzip' : 'identity';
  const etag = etagOf(url, version ?? body, coding);
  if (matchesEtag(known, etag)) return { statusCode: 304, headers: { ...always, etag } };
  return {
    statusCode: 200,
    headers: {
      'content-type': contentType,
      ...always,
      etag,
      ...(coding === 'gzip' ? { 'content-encoding': 'gzip' } : {}),
      ...(bars === undefined ? {} : { 'answer-bars': bars.toString(), 'answer-bytes': length.toString() }),
    },
    ...(event.requestContext.http.method === 'HEAD' ? {} : await encodeBody(body, length, coding)),
  };
}

async function encodeBody(
  content: string | Uint8Array,
  length: number,
  coding: 'gzip' | 'identity',
): Promise<Partial<Result>> {
  if (coding === 'identity' && typeof content === 'string') {
    // Quotation marks are escaped in the JSON that Lambda returns.
    requireSize(2 * length <= MAX_BYTES ? length : Buffer.byteLength(JSON.stringify(content)));
    return { body: content };
  }
  const bytes = coding === 'gzip' ? await gzip(content, { level: constants.Z_BEST_SPEED }) : content;
  const body = Buffer.from(bytes).toString('base64');
  requireSize(body.length);
  return { body, isBase64Encoded: true };
}

function requireSize(bytes: number): void {
  if (bytes > MAX_BYTES) throw new AnswerTooLargeError(bytes, MAX_BYTES);
}
