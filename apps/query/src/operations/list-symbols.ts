import * as z from 'zod/mini';
import { jsonAnswer } from '../http/answer';
import { cursor, feed, integer, search } from '../schema/parameters';
import type { SymbolsAnswer } from '../schema/answers';
import { isoTime } from '../time/instants';
import { Cursors } from './cursors';
import { operation } from './operation';

const limit = integer(1, 1_000, 100, 'The maximum number of symbols of a page.');

/** The feeds and their symbols. */
export const listSymbols = operation({
  id: 'listSymbols',
  path: z.strictObject({}),
  query: z.strictObject({ feed: z.optional(feed), search, limit, cursor }),
  answer: async ({ query: { feed, search, limit, cursor } }, { data }) => {
    const cursors = new Cursors({ feed, search });
    const [feeds, page] = await Promise.all([
      data.readFeeds(),
      cursors.read(cursor, (position) => data.readSymbols({ feed, search, limit, cursor: position })),
    ]);
    const answer: SymbolsAnswer = {
      feeds: feeds.map(({ feed, watermark }) => ({ feed, watermark: isoTime(watermark) })),
      symbols: page.symbols.map(({ feed, symbol, from, to }) => ({
        feed,
        symbol,
        from: isoTime(from),
        to: isoTime(to),
      })),
      next: cursors.write(page.cursor) ?? null,
    };
    return jsonAnswer(answer);
  },
});
