import type { BarReference } from '@trading/bars/write';
import type { StoredInterval } from '@trading/bars';
import { EmptyFileError, NoReadableLineError } from '../errors';
import type { DeclaredLayouts } from '../parsing/declared-layouts';
import { decompress } from '../parsing/decompress';
import { detectLayout } from '../parsing/detect-layout';
import type { Clock } from '../ports';
import { DeferringAggregator } from './deferring-aggregator';
import { AggregationPass, type AggregatedLines } from './aggregation-pass';
import type { LineAggregatorOptions, LineAggregator } from './line-aggregator';
import { peekFirstLine } from '../parsing/peek-first-line';

/** How files are aggregated. */
export interface AggregationSettings {
  readonly interval: StoredInterval;
  /** What the configuration says of the layouts of files. */
  readonly layouts: DeclaredLayouts;
  /**
   * Makes the fast path for a file.
   *
   * @default - every line takes the reference path
   */
  readonly makeLineAggregator?: (options: LineAggregatorOptions) => LineAggregator;
}

/** What a file's trades come to. */
export interface AggregatedFile extends Omit<AggregatedLines, 'contested'> {
  /** The name of the layout it was read by. */
  readonly layout: string;
}

/**
 * Folds the trades of a file into bars. A file with contested bars is read twice.
 *
 * @param open gives the file's bytes, from their start each time; undefined where they are gone
 * @returns undefined where the bytes are gone
 * @throws RefusedError where the file cannot be used, DeadlineError where there is no time left for it
 */
export async function aggregateTradeFile(
  key: string,
  open: () => Promise<AsyncIterable<Uint8Array> | undefined>,
  settings: AggregationSettings,
  clock: Clock,
): Promise<AggregatedFile | undefined> {
  const first = await readOnce(key, open, settings, clock, []);
  if (!first || first.contested.length === 0) return first;
  return readOnce(key, open, settings, clock, first.contested);
}

async function readOnce(
  key: string,
  open: () => Promise<AsyncIterable<Uint8Array> | undefined>,
  { interval, layouts, makeLineAggregator }: AggregationSettings,
  clock: Clock,
  contested: readonly BarReference[],
): Promise<(AggregatedLines & AggregatedFile) | undefined> {
  const compressed = await open();
  if (!compressed) return undefined;
  const { firstLine, bytes } = await peekFirstLine(decompress(compressed));
  if (!firstLine) throw new EmptyFileError();

  const layout = detectLayout(key, firstLine.text, layouts);
  const lines =
    layout.fast && makeLineAggregator
      ? makeLineAggregator({ format: layout.fast, interval, contested: contested })
      : new DeferringAggregator(layout.hasHeader);
  const pass = new AggregationPass(layout, interval, lines, contested);
  for await (const chunk of bytes) {
    clock.throwIfLate();
    pass.push(chunk);
  }
  const aggregated = pass.end();
  const { lines: count, rejected } = aggregated.counts;
  const [rejection] = aggregated.rejections;
  if (rejection && rejected === count) {
    throw new NoReadableLineError(layout.name, rejected, `line ${rejection.line}: ${rejection.reason}`);
  }
  return { ...aggregated, layout: layout.name };
}
