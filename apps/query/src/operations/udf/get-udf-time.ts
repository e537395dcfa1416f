import * as z from 'zod/mini';
import { operation } from '../operation';
import { udfProblem } from './udf-problem';

/** The time of the server, seconds since 1970. */
export const getUdfTime = operation({
  id: 'getUdfTime',
  path: z.strictObject({}),
  query: z.strictObject({}),
  problemMembers: udfProblem,
  answer: (_request, { now }) =>
    Promise.resolve({
      contentType: 'text/plain; charset=utf-8',
      cacheControl: 'no-store',
      body: () => Math.floor(now() / 1_000).toString(),
    }),
});
