import { NotFoundError } from '../../errors';
import type { InstrumentRange } from '@trading/bars';
import type { Context } from '../operation';
import type { BarsPage } from './bars-page';
import { checkInterval, readRange, type Selection } from './selection';

/** The part of a page that is known before its bars. */
export type PageHead = Pick<BarsPage, 'from' | 'to' | 'zone' | 'calendar' | 'watermark'>;

/**
 * Reads everything about a page but its bars, and replaces the parameters that the request leaves out.
 *
 * The watermark is read before the bars, so that all bars of the files that it stands for are found.
 *
 * @throws InvalidParameterError if the bars cannot be selected
 * @throws NotFoundError if the feed does not have one of the symbols
 */
export async function readHead(
  feed: string,
  symbols: readonly string[],
  query: Selection,
  { data, storedInterval, calendars }: Context,
): Promise<PageHead> {
  checkInterval(query.interval, storedInterval);
  const requested = readRange(query);
  const [watermark, ...known] = await Promise.all([
    data.readWatermark(feed),
    ...symbols.map((symbol) => readKnown(feed, symbol, data)),
  ]);
  // A range of which one end is not stated is empty if the other one is outside the days of the symbols.
  const { zone } = requested;
  const first = [...known.map(({ from }) => from), ...optional(requested.to)].reduce((a, b) => (a < b ? a : b));
  const last = [...known.map(({ to }) => to), ...optional(requested.from)].reduce((a, b) => (a > b ? a : b));
  const { from = first, to = last } = requested;
  return { from, to, zone, calendar: query.calendar ?? calendars.get(feed) ?? '24/7', watermark };
}

/** @throws NotFoundError if the feed does not have the symbol */
export async function readKnown(feed: string, symbol: string, data: Context['data']): Promise<InstrumentRange> {
  const known = await data.readSymbol({ feed, symbol });
  if (!known) throw new NotFoundError(`The feed \`${feed}\` has no symbol \`${symbol}\`.`);
  return known;
}

function optional(time: bigint | undefined): bigint[] {
  return time === undefined ? [] : [time];
}
