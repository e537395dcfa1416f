import { BarQueryError } from '../errors';
import { NANOSECONDS, type Interval, type StoredInterval } from '../model/interval';
import type { Instrument } from '../model/trade';
import type { Series } from '../table/item-keys';
import type { BarRow } from './bar';
import type { BarGrid, GridInterval } from './bar-grid';
import { utcGrid } from './utc-grid';

/**
 * The rows for intervals without bars: none at all, bars at the last close before them (from the first close in the range
 * on), or rows that state whether the interval is empty or unknown.
 */
export type Fill = 'none' | 'previous' | 'state';

/** A query for all bars of an instrument in a range. */
export interface BarRangeQuery extends Instrument {
  readonly interval: Interval;
  /**
   * The first open time, nanoseconds since 1970. If it is in the middle of a bar, that bar is not included. The first
   * week opens on Monday 1970-01-05.
   */
  readonly from: bigint;
  /** The end of the range of open times, exclusive. */
  readonly to: bigint;
  /**
   * Cuts time into bars of the interval.
   * @default - days and weeks of UTC; a week begins on Monday
   */
  readonly grid?: BarGrid;
  /** @default 'none' */
  readonly fill?: Fill;
}

/** A query for a page of the bars of an instrument. */
export interface BarQuery extends BarRangeQuery {
  /**
   * Maximum number of rows of a page.
   * @default 1000
   */
  readonly limit?: number;
  /**
   * The cursor of the page before.
   * @default - the first page
   */
  readonly cursor?: string;
}

/** A page of rows, ordered by time. */
export interface BarPage<Row extends BarRow = BarRow> {
  readonly bars: readonly Row[];
  /** The cursor of the next page. Undefined on the last page. */
  readonly cursor?: string;
}

/** The part of the table and of the grid that a query is about. */
export interface QueryPlan {
  readonly series: Series;
  readonly grid: BarGrid;
  /** The usual length of an interval, nanoseconds. */
  readonly length: bigint;
  /** The first interval of the range. */
  readonly first: GridInterval;
  /** The last interval of the range. It may end after the range. */
  readonly last: GridInterval;
}

/**
 * @returns undefined if no interval opens in the range
 * @throws BarQueryError if the query is invalid
 */
export function planQuery(
  { feed, symbol, interval, from, to, grid = utcGrid(interval) }: BarRangeQuery,
  storedInterval: StoredInterval,
): QueryPlan | undefined {
  const length = NANOSECONDS[interval];
  if (length < NANOSECONDS[storedInterval]) {
    throw new BarQueryError(
      `\`interval\` must not be shorter than the stored interval, ${storedInterval}, got: ${interval}`,
    );
  }
  if (from < 0n || to < from) {
    throw new BarQueryError(`\`from\` must be between 1970 and \`to\`, got: ${from} to ${to}`);
  }
  // A grid may not know the time after the range, so the last interval is looked up first.
  const last = from < to ? grid.intervalBefore(to) : undefined;
  const first = last && last.open >= from ? grid.intervalFrom(from) : undefined;
  return last && first && { series: { feed, symbol, interval: storedInterval }, grid, length, first, last };
}

/** The interval after one that is not the last of its query. */
export function intervalAfter({ grid, last }: QueryPlan, { end }: GridInterval): GridInterval {
  return grid.intervalFrom(end) ?? last;
}
