import { CHUNK_NANOSECONDS, chunkStartOf } from '../model/interval';
import type { SeriesChunk } from '../table/item-keys';
import type { Table } from '../table/table';
import type { Bar } from './bar';
import { BarBuilder } from './bar-builder';
import type { TimeRange } from '../model/time-range';
import type { GridInterval } from './bar-grid';
import type { QueryPlan } from './bar-query';
import { resolveSources } from './resolve-sources';
import { findChunk, maximumSpan, readStoredBars } from './stored-bars';

/** Is told of chunks in which sources share some, but not all, of their trades of a bar. */
export type OnContested = (chunk: SeriesChunk) => void;

/** An interval and the bar in it. */
export interface MergedBar {
  readonly interval: GridInterval;
  readonly bar: Bar;
}

/**
 * Reads the bars of a range that begins and ends with intervals, merged over all files, in ascending order.
 *
 * @param span the time that the first query spans
 * @param onContested called for each chunk with a contested bar, once or more often
 */
export async function* readMergedBars(
  table: Table,
  { series, grid }: QueryPlan,
  range: TimeRange,
  span: bigint,
  onContested: OnContested = () => undefined,
): AsyncGenerator<MergedBar> {
  let builder: BarBuilder | undefined;
  for await (const { bars, until } of readStoredBars(table, series, range, span)) {
    for (const { time, contributions, settled } of bars) {
      const interval = grid.intervalAt(time);
      if (!interval) continue;
      const resolved = resolveSources(contributions, settled);
      if (resolved.isContested) onContested({ ...series, start: chunkStartOf(time, series.interval) });
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
  onContested?: OnContested,
): AsyncGenerator<MergedBar> {
  const { series, grid } = plan;
  const longest = maximumSpan(series);
  const earlierOf = (a: bigint, b: bigint) => (a < b ? a : b);
  let end = to;
  let length = earlierOf(span, longest);
  while (end > from) {
    const start = end - length > from ? (grid.intervalBefore(end - length + 1n)?.open ?? from) : from;
    const bars: MergedBar[] = [];
    for await (const bar of readMergedBars(table, plan, { from: start, to: end }, longest, onContested)) bars.push(bar);
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
