import * as z from 'zod/mini';
import { InvalidParameterError } from '../../errors';
import { cursor, dry, feed, limit, revision, symbols } from '../../schema/parameters';
import { textOf } from '../../schema/validate';
import { Cursors } from '../cursors';
import { operation } from '../operation';
import { barsAnswer } from './bars-answer';
import { readBreadthFirst } from './breadth-first';
import { readHead } from './read-head';
import { PRESENTATION, SELECTION } from './selection';

/** The bars of several symbols of a feed. The first page has bars of every symbol that has any. */
export const getBarsOfSymbols = operation({
  id: 'getBarsOfSymbols',
  path: z.strictObject({}),
  query: z.strictObject({ feed, symbols, ...SELECTION, limit, cursor, ...PRESENTATION, revision, dry }),
  answer: async ({ query, texts }, context) => {
    const { feed: name, interval, from, to, fill, tz, session, calendar, limit } = query;
    const requested = query.symbols.split(',');
    checkSymbols(requested, limit);
    const cursors = new Cursors({ name, requested, interval, from, to, fill, tz, session, calendar });
    return cursors.read(query.cursor, async (position) => {
      const { grid, ...head } = await readHead(name, requested, query, context);
      const { rows, position: end } = await readBreadthFirst(requested.length, limit, position, (index, at, share) => {
        const instrument = { feed: name, symbol: requested[index] ?? '' };
        const range = { from: head.from, to: head.to };
        return context.data.readBars({ ...instrument, interval, ...range, fill, grid, limit: share, cursor: at });
      });
      const next = cursors.write(end);
      const page = requested.map((symbol, index) => ({ symbol, rows: rows[index] ?? [] }));
      return barsAnswer({ ...query, feed: name, ...head, symbols: page, next }, true, query, texts);
    });
  },
});

function checkSymbols(requested: readonly string[], rows: number): void {
  if (new Set(requested).size < requested.length) {
    const { expected = '' } = textOf(symbols) ?? {};
    throw new InvalidParameterError({ parameter: 'symbols', expected, found: requested.join() });
  }
  if (rows < requested.length) {
    throw new InvalidParameterError({
      parameter: 'limit',
      expected: `at least the number of symbols, ${requested.length}, because the first page has bars of every symbol`,
      found: rows.toString(),
    });
  }
}
