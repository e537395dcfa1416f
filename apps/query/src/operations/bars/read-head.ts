import { utcGrid, type BarGrid, type InstrumentRange } from '@trading/bars';
import { NotFoundError } from '../../errors';
import type { Context } from '../operation';
import type { BarsPage } from './bars-page';
import { gridOf } from './grid-of';
import { limitToSessions } from './known-sessions';
import { checkInterval, readRange, type Selection } from './selection';

/** The part of a page that is known before its bars. */
export interface PageHead extends Pick<BarsPage, 'from' | 'to' | 'zone' | 'calendar' | 'watermark'> {
  readonly grid: BarGrid | undefined;
}

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
  const first = [...known.map(({ from }) => from), ...optional(requested.to)].reduce((a, b) => (a < b ? a : b));
  const last = [...known.map(({ to }) => to), ...optional(requested.from)].reduce((a, b) => (a > b ? a : b));
  const { zone, from = first, to = last } = requested;
  const calendar = query.calendar ?? calendars.get(feed) ?? '24/7';
  const range = limitToSessions({ from, to }, requested, query.session, calendar);
  const grid = gridOf(query, calendar);
  const start = requested.from ?? openTimeOf(range.from, grid ?? utcGrid(query.interval));
  return { from: start, to: range.to, grid, zone, calendar, watermark };
}

/** The open time of the interval that a time is in, so that a default range begins with a whole bar. */
function openTimeOf(time: bigint, grid: BarGrid): bigint {
  const interval = grid.intervalBefore(time + 1n);
  return interval && interval.end > time && interval.open >= 0n ? interval.open : time;
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
