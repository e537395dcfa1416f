import type { StoredInterval } from '@trading/bars';
import {
  EmptyFileError,
  FirstLineTooLongError,
  NoReadableLineError,
  UnknownLayoutError,
  UnsupportedFormatError,
} from '../errors';
import type { DeclaredLayouts } from '../parsing/recognition/declared-layouts';
import { detectLayout, excerpt } from '../parsing/recognition/detect-layout';
import type { Layout } from '../parsing/layout';
import { openTradeFile } from '../parsing/containers/open-trade-file';
import { peekFirstLine } from '../parsing/recognition/peek-first-line';
import { MAX_LINE_LENGTH, type Line } from '../parsing/read-lines';
import { refuseUnsupportedFormats } from '../parsing/containers/unsupported-formats';
import type { TimeRange } from '../parsing/timestamp';
import type { Clock, OpenFile } from '../ports';
import { AggregationPass, type AggregatedLines } from './aggregation-pass';
import { NOTHING_CONTESTED, type Contested } from './contested-trades';
import { DeferringAggregator } from './deferring-aggregator';
import type { LineAggregator, LineAggregatorOptions } from './line-aggregator';

/** A CR inside of a line. Other CRs are part of a line end. */
const CARRIAGE_RETURN_IN_LINE = /\r[^]*\S/;

/** Settings of the aggregation. */
export interface AggregationSettings {
  /** The interval in which bars are stored. */
  readonly interval: StoredInterval;
  /** The layouts that the configuration declares. */
  readonly layouts: DeclaredLayouts;
  /**
   * The plausible times of trades, in whole days. When a file is processed, they are those of `plausibleTimes` by default.
   *
   * @default - all times
   */
  readonly times?: TimeRange;
  /**
   * Creates the fast path for a file.
   *
   * @default - every line takes the reference path
   */
  readonly makeLineAggregator?: (options: LineAggregatorOptions) => LineAggregator;
}

/** The trades of a file, aggregated. */
export interface AggregatedFile extends Omit<AggregatedLines, 'contested'> {
  /** The name of the layout by which the file was read. */
  readonly layout: string;
  /** True if the days in the names of files with the layout are those of UTC. */
  readonly areDaysInUtc: boolean;
}

/**
 * Aggregates the trades of a file into partial bars. A file with contested trades is read twice.
 *
 * @param open opens the file, or a part of it
 * @returns undefined if the bytes of the file were replaced
 * @throws RefusedError if the file cannot be used
 * @throws DeadlineError if the time of the function is nearly over
 */
export async function aggregateTradeFile(
  key: string,
  open: OpenFile,
  settings: AggregationSettings,
  clock: Clock,
): Promise<AggregatedFile | undefined> {
  const first = await readOnce(key, open, settings, clock, NOTHING_CONTESTED);
  if (!first || (first.contested.bars.length === 0 && first.contested.trades.length === 0)) return first;
  return readOnce(key, open, settings, clock, first.contested);
}

async function readOnce(
  key: string,
  open: OpenFile,
  { interval, layouts, times, makeLineAggregator }: AggregationSettings,
  clock: Clock,
  contested: Contested,
): Promise<(AggregatedLines & AggregatedFile) | undefined> {
  const file = await openTradeFile(key, open, layouts, clock);
  if (!file) return undefined;
  const { memberName } = file;
  const text = refuseUnsupportedFormats(file.bytes);
  const { firstLine, isOnlyLine, readBytes, bytes } = await peekFirstLine(text);
  if (!firstLine) throw new EmptyFileError(readBytes);
  if (isOnlyLine && CARRIAGE_RETURN_IN_LINE.test(firstLine.text)) {
    throw new UnsupportedFormatError(
      'text whose lines end in CR only',
      'convert the line ends to LF or CRLF, and upload it again under the same key',
    );
  }

  const layout = layoutOf(key, firstLine, layouts, times, memberName);
  const lines =
    layout.fast && makeLineAggregator
      ? makeLineAggregator({ format: layout.fast, interval, contested: contested.bars, times })
      : new DeferringAggregator(layout.hasHeader);
  const pass = new AggregationPass(layout, interval, lines, contested);
  for await (const chunk of bytes) pass.push(chunk);
  const aggregated = pass.end();
  const { lines: count, rejected } = aggregated.counts;
  const [rejection] = aggregated.rejections;
  if (rejection && rejected === count) {
    throw new NoReadableLineError(layout.name, rejected, `line ${rejection.line}: ${rejection.reason}`);
  }
  return { ...aggregated, layout: layout.name, areDaysInUtc: layout.areDaysInUtc };
}

/** Returns the layout of a file. A first line that is too long is rejected like any other unless it may be a header. */
function layoutOf(
  key: string,
  firstLine: Line,
  layouts: DeclaredLayouts,
  times: TimeRange | undefined,
  memberName: string | undefined,
): Layout {
  const { number, text, truncated } = firstLine;
  try {
    const layout = detectLayout(key, text, layouts, times, memberName);
    if (!truncated || !layout.hasHeader) return layout;
  } catch (error) {
    if (!truncated || !(error instanceof UnknownLayoutError)) throw error;
  }
  throw new FirstLineTooLongError(number, MAX_LINE_LENGTH, excerpt(text));
}
