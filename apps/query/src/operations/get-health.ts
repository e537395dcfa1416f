import * as z from 'zod/mini';
import { jsonAnswer } from '../http/answer';
import { operation } from './operation';

/** Answers if the function can read the table. */
export const getHealth = operation({
  id: 'getHealth',
  path: z.strictObject({}),
  query: z.strictObject({}),
  answer: async (_request, { data }) => {
    await data.readFeeds();
    return jsonAnswer({ status: 'ok' }, { cacheControl: 'no-store' });
  },
});
