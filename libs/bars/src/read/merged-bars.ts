import { CHUNK_NANOSECONDS } from '../model/interval';
import type { Table } from '../table/table';
import type { Bar } from './bar';
import { BarBuilder } from './bar-builder';
import type { GridInterval, TimeRange } from './bar-grid';
import type { QueryPlan } from './bar-query';
import { resolveSources } from './resolve-sources';
import { findChunk, maximumSpan, readStoredBars } from './stored-bars';

/** An interval and the bar in it. */
export interface MergedBar {
  readonly interval: GridInterval;
  readonly bar: Bar;
}

/**
 * Reads the bars of a range that begins and ends with intervals, merged over all files, in ascending order.
 *
 * @param span the time that the first query spans
 */
export async function* readMergedBars(
  table: Table,
  { series, grid }: QueryPlan,
  range: TimeRange,
  span: bigint,
): AsyncGenerator<MergedBar> {
  let builder: BarBuilder | undefined;
  for await (const { bars, until } of readStoredBars(table, series, range, span)) {
    for (const { time, contributions } of bars) {
      const interval = grid.intervalAt(time);
      if (!interval) continue;
      const resolved = resolveSources(contributions);
      if (builder?.interval.open === interval.open) builder.add(resolved);
      else {
        if (builder) yield { interval: builder.interval, bar: builder.build() };
        builder = new BarBuilder(interval, resolved);
      }
    }
    if (builder && builder.interval.end <= until) {
      yield { interval: builder.interval, bar: builder.build() };
      builder = undefined;
    }
  }
  if (builder) yield { interval: builder.interval, bar: builder.build() };
}

/**
 * Reads the same bars in descending order.
 *
 * @param span the time before the end of the range in which the first bars are looked for
 */
export async function* readMergedBarsBackwards(
  table: Table,
  plan: QueryPlan,
  { from, to }: TimeRange,
  span: bigint,
): AsyncGenerator<MergedBar> {
  const { series, grid } = plan;
  const longest = maximumSpan(series);
  const earlierOf = (a: bigint, b: bigint) => (a < b ? a : b);
  let end = to;
  let length = earlierOf(span, longest);
  while (end > from) {
    const start = end - length > from ? (grid.intervalBefore(end - length + 1n)?.open ?? from) : from;
    const bars: MergedBar[] = [];
    for await (const bar of readMergedBars(table, plan, { from: start, to: end }, longest)) bars.push(bar);
    yield* bars.reverse();
    end = start;
    length = longest;
    if (bars.length === 0) {
      const chunk = await findChunk(table, series, { from, to: end }, 'descending');
      if (chunk === undefined) return;
      // The bars of the chunk may belong to an interval that ends after it.
      end = grid.intervalBefore(earlierOf(chunk + CHUNK_NANOSECONDS[series.interval], end))?.end ?? from;
    }
  }
}
