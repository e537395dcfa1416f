import {
  BarReader,
  NANOSECONDS,
  openTimeOf,
  type Bar,
  type Coverage,
  type Interval,
  type Manifest,
  type Table,
} from '@trading/bars';
import type { BarSample, BarSummary, FeedSummary } from './checked-file';

/** Number of bars at each end of a sample. */
const ENDS = 3;

const BARS_PER_PAGE = 10_000;

/**
 * Summarises the bars of a file.
 *
 * @param table a table that has the bars of this file alone
 */
export async function summariseBars(
  table: Table,
  { coverage, interval: storedInterval }: Manifest,
  interval: Interval,
): Promise<BarSummary> {
  const reader = new BarReader(table, storedInterval);
  let count = 0;
  let sample: BarSample | undefined;
  for (const instrument of coverage) {
    const ends = await sampleOf(readAllBars(reader, instrument, interval), instrument);
    count += ends.count;
    if (ends.count > (sample?.count ?? 0)) sample = ends;
  }
  return {
    ...{ interval, count, feeds: feedsOf(coverage) },
    ...(sample ? { ...rangeOf(coverage, interval), sample } : {}),
  };
}

async function sampleOf(bars: AsyncIterable<Bar>, { feed, symbol }: Coverage): Promise<BarSample> {
  const first: Bar[] = [];
  const last: Bar[] = [];
  let count = 0;
  for await (const bar of bars) {
    count += 1;
    if (first.length < ENDS) first.push(bar);
    else last.push(bar);
    if (last.length > ENDS) last.shift();
  }
  return { feed, symbol, count, first, last };
}

/** Reads all bars of an instrument in a file. */
async function* readAllBars(
  reader: BarReader,
  { feed, symbol, from, to }: Coverage,
  interval: Interval,
): AsyncGenerator<Bar> {
  const query = { feed, symbol, interval, from: openTimeOf(from, interval), to: to + NANOSECONDS[interval] };
  let cursor: string | undefined;
  do {
    const page = await reader.readBars({ ...query, limit: BARS_PER_PAGE, cursor });
    yield* page.bars;
    ({ cursor } = page);
  } while (cursor);
}

function rangeOf(coverage: readonly Coverage[], interval: Interval): { readonly from: bigint; readonly to: bigint } {
  const from = coverage.map((covered) => covered.from).reduce((a, b) => (a < b ? a : b));
  const to = coverage.map((covered) => covered.to).reduce((a, b) => (a > b ? a : b));
  return { from: openTimeOf(from, interval), to: openTimeOf(to, interval) };
}

function feedsOf(coverage: readonly Coverage[]): FeedSummary[] {
  const symbols = new Map<string, number>();
  for (const { feed } of coverage) symbols.set(feed, (symbols.get(feed) ?? 0) + 1);
  return [...symbols].map(([feed, count]) => ({ feed, symbols: count }));
}
