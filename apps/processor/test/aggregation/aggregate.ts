import type { LineCounts, Rejection, StoredInterval } from '@trading/bars';
import { decodeChunk, type PartialBar } from '@trading/bars/write';
import { aggregateTradeFile } from '../../src/aggregation/aggregate-trade-file';
import type { LineAggregatorOptions, LineAggregator } from '../../src/aggregation/line-aggregator';
import type { Line } from '../../src/parsing/read-lines';
import type { MakeLineAggregator } from './line-aggregators';

/** How a file is aggregated. */
export interface AggregateTestOptions {
  readonly key?: string;
  readonly interval?: StoredInterval;
  /** Where the bytes are cut: at every so many. */
  readonly chunkSize?: number;
  readonly makeLineAggregator?: MakeLineAggregator;
}

/** What a file comes to, and how many lines the fast path handed back, in all passes. */
export interface AggregateTestResult {
  readonly aggregated: {
    readonly counts: LineCounts;
    readonly exclusions: Readonly<Record<string, number>>;
    readonly rejections: readonly Rejection[];
    readonly bars: readonly { readonly feed: string; readonly symbol: string; readonly partial: PartialBar }[];
  };
  readonly deferred: number;
}

/** Folds a file of these bytes. */
export async function aggregate(
  content: string | Uint8Array,
  options: AggregateTestOptions = {},
): Promise<AggregateTestResult> {
  const { key = 'x.csv', interval = '1m', chunkSize = Infinity, makeLineAggregator } = options;
  const bytes = Buffer.from(content as string);
  async function* cut() {
    for (let start = 0; start < bytes.length; start += chunkSize) yield bytes.subarray(start, start + chunkSize);
  }
  let deferred = 0;
  const counting = (foldOptions: LineAggregatorOptions): LineAggregator => {
    const folder = (makeLineAggregator as NonNullable<MakeLineAggregator>)(foldOptions);
    const count = (lines: readonly Line[]) => {
      deferred += lines.length;
      return lines;
    };
    return {
      push: (chunk) => count(folder.push(chunk)),
      end: () => count(folder.end()),
      get aggregated() {
        return folder.aggregated;
      },
    };
  };
  const settings = { interval, layouts: [], makeLineAggregator: makeLineAggregator && counting };
  const aggregated = await aggregateTradeFile(key, async () => cut(), settings, { throwIfLate: () => undefined });
  if (!aggregated) throw new Error('the bytes are there');
  const { counts, exclusions, rejections } = aggregated;
  const bars = [...aggregated.chunks()].flatMap(({ feed, symbol, start, bytes: encoded }) =>
    decodeChunk(start, interval, encoded).map((partial) => ({ feed, symbol, partial })),
  );
  return { aggregated: { counts, exclusions, rejections, bars }, deferred };
}
