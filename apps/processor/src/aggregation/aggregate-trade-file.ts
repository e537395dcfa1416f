import type { StoredInterval, Trade } from '@trading/bars';
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
import type { DecompressedFile } from '../parsing/containers/decompress';
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
import { memoryLimits, type MemoryLimits } from './memory-limits';
import { TemporaryFile } from './temporary-file';

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
  /**
   * The limits of memory.
   *
   * @default - those of a function with the smallest memory
   */
  readonly limits?: MemoryLimits;
}

/** The trades of a file, aggregated. */
export interface AggregatedFile extends Omit<AggregatedLines, 'contested'> {
  /** The name of the layout by which the file was read. */
  readonly layout: string;
  /** True if the days in the names of files with the layout are those of UTC. */
  readonly areDaysInUtc: boolean;
  /** Deletes what was moved to a temporary file. The chunks cannot be read afterwards. */
  readonly close: () => void;
}

/**
 * Aggregates the trades of a file into partial bars. A file with contested trades is read twice.
 *
 * The result must be closed.
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
  const first = await aggregateOnce(key, open, settings, clock, NOTHING_CONTESTED);
  if (!first || (first.contested.bars.length === 0 && first.contested.trades.length === 0)) return first;
  first.close();
  return aggregateOnce(key, open, settings, clock, first.contested);
}

/**
 * Aggregates the trades of a file in one pass. The result is valid if no trade is contested that was not known to be. It must be
 * closed.
 *
 * @param contested the trades that are known to be contested
 * @param onResolved called for each accepted trade that is known to be contested, at the end of the file
 */
export async function aggregateOnce(
  key: string,
  open: OpenFile,
  settings: AggregationSettings,
  clock: Clock,
  contested: Contested,
  onResolved?: (trade: Trade) => void,
): Promise<(AggregatedLines & AggregatedFile) | undefined> {
  const { limits = memoryLimits() } = settings;
  const temporaryFile = new TemporaryFile(limits.temporaryFile);
  const close = () => temporaryFile.close();
  try {
    const file = await openTradeFile(key, open, settings.layouts, clock);
    return (
      file && {
        ...(await aggregateLines(key, file, { ...settings, limits }, { contested, onResolved }, temporaryFile)),
        close,
      }
    );
  } catch (error) {
    close();
    throw error;
  }
}

/** Settings with limits. */
type Limited<T> = Omit<T, 'limits'> & { readonly limits: MemoryLimits };

async function aggregateLines(
  key: string,
  { bytes: opened, memberName }: DecompressedFile,
  { interval, layouts, times, makeLineAggregator, limits }: Limited<AggregationSettings>,
  { contested, onResolved }: { readonly contested: Contested; readonly onResolved?: (trade: Trade) => void },
  temporaryFile: TemporaryFile,
): Promise<AggregatedLines & Omit<AggregatedFile, 'close'>> {
  const { firstLine, isOnlyLine, readBytes, bytes } = await peekFirstLine(await refuseUnsupportedFormats(opened));
  if (!firstLine) throw new EmptyFileError(readBytes);
  if (isOnlyLine && CARRIAGE_RETURN_IN_LINE.test(firstLine.text)) {
    throw new UnsupportedFormatError(
      'text whose lines end in CR only',
      'convert the line ends to LF or CRLF, and upload it again under the same key',
    );
  }

  const layout = layoutOf(key, firstLine, layouts, times, memberName);
  const lines =
    layout.fast && makeLineAggregator && contested.bars !== 'all'
      ? makeLineAggregator({
          ...{ format: layout.fast, interval, times, limits, temporaryFile },
          ...{ contested: contested.bars, contestedTrades: contested.trades },
        })
      : new DeferringAggregator(layout.hasHeader);
  const pass = new AggregationPass(layout, interval, lines, contested, limits, temporaryFile, onResolved);
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
