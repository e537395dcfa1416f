import * as z from 'zod/mini';
import { cursor, dry, feed, limit, revision, symbol } from '../../schema/parameters';
import { Cursors } from '../cursors';
import { operation } from '../operation';
import { barsAnswer } from './bars-answer';
import { readHead } from './read-head';
import { PRESENTATION, SELECTION } from './selection';

/** The bars of one symbol. */
export const getBars = operation({
  id: 'getBars',
  path: z.strictObject({ feed, symbol }),
  query: z.strictObject({ ...SELECTION, limit, cursor, ...PRESENTATION, revision, dry }),
  answer: async ({ path, query, texts }, context) => {
    const { interval, from, to, fill, tz, session, calendar, limit } = query;
    const cursors = new Cursors({ ...path, interval, from, to, fill, tz, session, calendar });
    return cursors.read(query.cursor, async (position) => {
      const { grid, ...head } = await readHead(path.feed, [path.symbol], query, context);
      const rows = { ...path, interval, from: head.from, to: head.to, fill, limit, cursor: position, grid };
      const page = await context.data.readBars(rows);
      const next = cursors.write(page.cursor);
      const symbols = [{ symbol: path.symbol, rows: page.bars }];
      return barsAnswer({ ...query, feed: path.feed, ...head, symbols, next }, false, query, texts);
    });
  },
});
