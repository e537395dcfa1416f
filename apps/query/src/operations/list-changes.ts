import * as z from 'zod/mini';
import { jsonAnswer } from '../http/answer';
import type { ChangesAnswer } from '../schema/answers';
import { feed, integer, since, symbol } from '../schema/parameters';
import { isoTime } from '../time/instants';
import { operation } from './operation';

const limit = integer(1, 1_000, 100, 'The maximum number of changes of an answer.');

/** The changes of bars, in the order in which they became visible. */
export const listChanges = operation({
  id: 'listChanges',
  path: z.strictObject({}),
  query: z.strictObject({ since, feed: z.optional(feed), symbol: z.optional(symbol), limit }),
  answer: async ({ query: { since, feed, symbol, limit } }, { data }) => {
    const { changes, next } =
      since === 'latest'
        ? { changes: [], next: await data.readLastChange() }
        : await data.readChanges({ since: Number(since), feed, symbol, limit });
    const answer: ChangesAnswer = {
      changes: changes.map(({ sequence, source, key, instruments }) => ({
        ...{ sequence, file: source, key },
        instruments: instruments.map(({ feed, symbol, from, to }) => ({
          feed,
          symbol,
          from: isoTime(from),
          to: isoTime(to),
        })),
      })),
      next: next.toString(),
    };
    return jsonAnswer(answer);
  },
});
