import type { Decimal } from '../model/decimal';
import { gapFillingBar, type Bar } from './bar';
import type { TimeRange } from '../model/time-range';
import type { GridInterval } from './bar-grid';
import type { Fill, QueryPlan } from './bar-query';
import type { BarCursor } from './bar-cursor';
import type { MergedBar } from './merged-bars';

/** An interval of an answer. It has no bar if it is to be filled with a state. */
export interface Row {
  readonly interval: GridInterval;
  readonly bar?: Bar;
}

/** True if each interval has a row, after bars with this last close. */
export function isFilled(fill: Fill, close: Decimal | undefined): boolean {
  return fill === 'state' || (fill === 'previous' && close !== undefined);
}

/**
 * Adds rows for the intervals without bars, from the start to the last interval of the query.
 *
 * @param bars in ascending order
 */
export async function* fillGaps(
  bars: AsyncIterable<MergedBar>,
  fill: Fill,
  plan: QueryPlan,
  { time, close }: BarCursor,
): AsyncGenerator<Row> {
  let due = time;
  for await (const row of bars) {
    // `yield*` would wait even where there is no gap, which takes a large part of the time of a page.
    for (const gap of gaps(fill, plan, { from: due, to: row.interval.open }, close)) yield gap;
    yield row;
    close = row.bar.close ?? close;
    due = row.interval.end;
  }
  yield* gaps(fill, plan, { from: due, to: plan.last.open + 1n }, close);
}

/** The rows of the intervals that open in a range, which must not go beyond the last interval of the query. */
function* gaps(fill: Fill, { grid }: QueryPlan, { from, to }: TimeRange, close: Decimal | undefined): Generator<Row> {
  if (!isFilled(fill, close)) return;
  let time = from;
  while (time < to) {
    const interval = grid.intervalFrom(time);
    if (!interval || interval.open >= to) return;
    yield fill === 'previous' && close !== undefined ? { interval, bar: gapFillingBar(interval, close) } : { interval };
    time = interval.end;
  }
}
