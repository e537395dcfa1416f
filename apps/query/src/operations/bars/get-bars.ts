import * as z from 'zod/mini';
import { BarQueryError } from '@trading/bars';
import { NotFoundError } from '../../errors';
import { cursor, dry, feed, limit, revision, symbol } from '../../schema/parameters';
import { operation } from '../operation';
import { barsAnswer } from './bars-answer';
import { Cursors, invalidCursor } from './cursors';
import { checkInterval, PRESENTATION, readRange, SELECTION } from './selection';

/** The bars of one symbol. */
export const getBars = operation({
  id: 'getBars',
  path: z.strictObject({ feed, symbol }),
  query: z.strictObject({ ...SELECTION, limit, cursor, ...PRESENTATION, revision, dry }),
  answer: async ({ path, query, texts }, { data, storedInterval, calendars }) => {
    const { interval, fill, session, calendar = calendars.get(path.feed) ?? '24/7', limit } = query;
    checkInterval(interval, storedInterval);
    const { zone, ...requested } = readRange(query);
    const cursors = new Cursors({
      ...path,
      interval,
      from: query.from,
      to: query.to,
      fill,
      tz: query.tz,
      session,
      calendar,
    });
    const [position] = query.cursor === undefined ? [] : cursors.read(query.cursor);

    // The watermark is read first, so that the bars of every file that it stands for are found.
    const [watermark, known] = await Promise.all([data.readWatermark(path.feed), data.readSymbol(path)]);
    if (!known) throw new NotFoundError(`The feed \`${path.feed}\` has no symbol \`${path.symbol}\`.`);
    const { from = least(known.from, requested.to), to = greatest(known.to, requested.from) } = requested;
    try {
      const page = await data.readBars({ ...path, interval, from, to, limit, cursor: position, fill });
      const next = page.cursor === undefined ? undefined : cursors.write([page.cursor]);
      const symbols = [{ symbol: path.symbol, rows: page.rows }];
      return await barsAnswer(
        { ...query, feed: path.feed, from, to, zone, calendar, watermark, symbols, next },
        false,
        query,
        texts,
      );
    } catch (error) {
      throw error instanceof BarQueryError && query.cursor !== undefined ? invalidCursor(query.cursor) : error;
    }
  },
});

function least(a: bigint, b: bigint | undefined): bigint {
  return b === undefined || a < b ? a : b;
}

function greatest(a: bigint, b: bigint | undefined): bigint {
  return b === undefined || a > b ? a : b;
}
