import type { LineCounts, Rejection, StoredInterval } from '@trading/bars';
import { decodeChunk, type PartialBar } from '@trading/bars/write';
import { aggregateTradeFile } from '../../src/aggregation/aggregate-trade-file';
import type { LineAggregatorOptions, LineAggregator } from '../../src/aggregation/line-aggregator';
import type { MemoryLimits } from '../../src/aggregation/memory-limits';
import type { Line } from '../../src/parsing/read-lines';
import type { TimeRange } from '../../src/parsing/timestamp';
import type { ByteRange } from '../../src/ports';
import type { MakeLineAggregator } from './line-aggregators';

/** Options for aggregating a file. */
export interface AggregateTestOptions {
  readonly key?: string;
  readonly interval?: StoredInterval;
  readonly times?: TimeRange;
  /**
   * The size of the chunks in which the bytes are read.
   *
   * @default - all bytes are one chunk
   */
  readonly chunkSize?: number;
  /**
   * Makes the fast path.
   *
   * @default - every line takes the reference path
   */
  readonly makeLineAggregator?: MakeLineAggregator;
  /**
   * The limits of memory.
   *
   * @default - those of a small function
   */
  readonly limits?: MemoryLimits;
}

/** The result of aggregating a file, and the number of lines that the fast path deferred in all passes. */
export interface AggregateTestResult {
  readonly aggregated: {
    readonly counts: LineCounts;
    readonly exclusions: Readonly<Record<string, number>>;
    readonly rejections: readonly Rejection[];
    readonly bars: readonly { readonly feed: string; readonly symbol: string; readonly partial: PartialBar }[];
  };
  readonly deferred: number;
}

/** Aggregates the bytes of a file. */
export async function aggregate(
  content: string | Uint8Array,
  options: AggregateTestOptions = {},
): Promise<AggregateTestResult> {
  const { key = 'x.csv', interval = '1m', times, chunkSize = Infinity, makeLineAggregator, limits } = options;
  const bytes = Buffer.from(content as string);
  async function* cut(range?: ByteRange) {
    const part = bytes.subarray(range?.start, range?.end);
    for (let start = 0; start < part.length; start += chunkSize) yield part.subarray(start, start + chunkSize);
  }
  let deferred = 0;
  const counting = (lineOptions: LineAggregatorOptions): LineAggregator => {
    const aggregator = (makeLineAggregator as NonNullable<MakeLineAggregator>)(lineOptions);
    const count = (lines: readonly Line[]) => {
      deferred += lines.length;
      return lines;
    };
    return {
      push: (chunk) => count(aggregator.push(chunk)),
      end: () => count(aggregator.end()),
      get aggregated() {
        return aggregator.aggregated;
      },
    };
  };
  const settings = { interval, times, layouts: [], limits, makeLineAggregator: makeLineAggregator && counting };
  const aggregated = await aggregateTradeFile(key, async (range) => cut(range), settings, {
    throwIfLate: () => undefined,
  });
  if (!aggregated) throw new Error('the bytes are there');
  const { counts, exclusions, rejections } = aggregated;
  const bars = [...aggregated.chunks()].flatMap(({ feed, symbol, start, bytes: encoded }) =>
    decodeChunk(start, interval, encoded).map((partial) => ({ feed, symbol, partial })),
  );
  aggregated.close();
  return { aggregated: { counts, exclusions, rejections, bars }, deferred };
}
