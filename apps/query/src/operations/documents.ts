import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Answer } from '../http/answer';
import { DOCS_STYLE } from '../openapi/docs-style';
import { operation } from './operation';

const STYLE_HASH = createHash('sha256').update(DOCS_STYLE).digest('base64');

/** Documents change with a deployment of the function only. */
const CACHE_CONTROL = 'private, max-age=300';

/** The OpenAPI document of this API. */
export const getOpenApi = operation({
  id: 'getOpenApi',
  path: z.strictObject({}),
  query: z.strictObject({}),
  answer: (_request, { documents }): Promise<Answer> =>
    Promise.resolve({
      contentType: 'application/json',
      cacheControl: CACHE_CONTROL,
      body: () => documents.openApi(),
    }),
});

/** The documentation of this API, a page without scripts. */
export const getDocs = operation({
  id: 'getDocs',
  path: z.strictObject({}),
  query: z.strictObject({}),
  answer: (_request, { documents }): Promise<Answer> =>
    Promise.resolve({
      contentType: 'text/html; charset=utf-8',
      cacheControl: CACHE_CONTROL,
      headers: {
        'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
      body: () => documents.docs(),
    }),
});
