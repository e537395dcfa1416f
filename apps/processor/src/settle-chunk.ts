import type { SeriesChunk, Trade, TradeFile } from '@trading/bars';
import {
  isSameBarState,
  originKey,
  partialBarOf,
  uniteTrades,
  type ContestedBar,
  type Origin,
  type OriginTrades,
  type PartialBar,
  type SettledBar,
  type SettlementStore,
} from '@trading/bars/write';
import { tradesOfBars } from './aggregation/trades-of-bars';
import {
  MissingObjectError,
  ReadDifferentlyError,
  RefusedError,
  ReplacedFileError,
  TooManyTradesOfBarError,
} from './errors';
import type { Clock, TradeFileStore } from './ports';
import { settingsOfFile, type ProcessSettings } from './process-trade-file';
import { readingClock } from './reading-clock';

/** The default of {@link SettlementDependencies.maxTrades}. A trade takes about half a kilobyte. */
const MAX_TRADES = 200_000;

/** The collaborators of a settlement. */
export interface SettlementDependencies {
  readonly files: TradeFileStore;
  readonly settlements: SettlementStore;
  readonly settings: ProcessSettings;
  readonly clock: Clock;
  /**
   * Maximum number of trades of all sources that are in memory at once. Chunks with more are settled in several rounds, each of
   * which reads the files.
   *
   * @default 200,000
   */
  readonly maxTrades?: number;
}

/** The result of a settlement. */
export interface SettlementOutcome {
  /** The number of bars whose trades are united. */
  readonly united: number;
  /** The reasons why others stay contested, without repetitions. */
  readonly reasons: readonly string[];
}

/**
 * Settles the contested bars of a chunk: reads the files of their sources again, and unites their trades.
 *
 * It may run any number of times, concurrently and with other work, and may stop anywhere. What it writes depends on the bytes
 * of the files alone, and is valid only while the generations that it was made of are current. Nothing is done if no bar is
 * contested. A bar stays contested for a day if one of its files cannot be read as it was when it was processed.
 *
 * @throws StoppedError if it stops for want of capacity or time; the bars that were settled are kept, and the next attempt continues
 * @throws ReadingTooSlowError if the time of the function is nearly over before the files are read
 */
export async function settleChunk(
  chunk: SeriesChunk,
  dependencies: SettlementDependencies,
): Promise<SettlementOutcome> {
  const { settlements, clock, maxTrades = MAX_TRADES } = dependencies;
  let united = 0;
  const reasons = new Set<string>();
  for (;;) {
    clock.throwIfLate();
    const found = await settlements.readChunk(chunk);
    if (found.contested.length === 0) {
      // The worker that settled them may have stopped before it recorded it.
      await settlements.record(found);
      return { united, reasons: [...reasons] };
    }
    const [bar] = found.contested as readonly [ContestedBar, ...ContestedBar[]];
    const bars =
      countOf(bar) > maxTrades
        ? [failed(bar, new TooManyTradesOfBarError(countOf(bar), maxTrades))]
        : await settle(chunk, firstOf(found.contested, maxTrades), dependencies);
    // Otherwise an upload of a source has become current, or another settlement has been written.
    if (!bars || !(await settlements.putBars(found, bars))) continue;
    for (const bar of bars) {
      if (bar.kind === 'united') united += 1;
      else reasons.add(bar.reason);
    }
  }
}

/** The first bars, as many as have at most a number of trades. */
function firstOf(bars: readonly ContestedBar[], maxTrades: number): readonly ContestedBar[] {
  let trades = 0;
  const end = bars.findIndex((bar) => (trades += countOf(bar)) > maxTrades);
  return end === -1 ? bars : bars.slice(0, end);
}

/** @returns undefined if one of the generations is no longer current */
async function settle(
  chunk: SeriesChunk,
  bars: readonly ContestedBar[],
  dependencies: SettlementDependencies,
): Promise<SettledBar[] | undefined> {
  const read = new Map<string, TradesOfOrigin>();
  const origins = bars.flatMap(({ contributions }) => contributions.map(({ origin }) => origin));
  for (const [key, origin] of new Map(origins.map((one) => [originKey(one), one]))) {
    const times = bars.filter(({ contributions }) => contributions.some((one) => originKey(one.origin) === key));
    const trades = await readOrigin(chunk, origin, times, dependencies);
    if (!trades) return undefined;
    read.set(key, trades);
  }
  return bars.map((bar) => {
    const parts = bar.contributions.map(({ origin, partial }) => {
      const trades = read.get(originKey(origin)) as TradesOfOrigin;
      return trades instanceof Error ? trades : verified(origin, partial, trades.get(bar.time) ?? []);
    });
    const error = parts.find((part) => part instanceof Error);
    return error ? failed(bar, error) : uniteTrades(bar.time, parts as OriginTrades[]);
  });
}

/** The trades of an origin by the open time of their bar, or why they cannot be read. */
type TradesOfOrigin = ReadonlyMap<bigint, readonly Trade[]> | Error;

/** @returns undefined if the generation is no longer current */
async function readOrigin(
  { feed, symbol }: SeriesChunk,
  origin: Origin,
  bars: readonly ContestedBar[],
  dependencies: SettlementDependencies,
): Promise<TradesOfOrigin | undefined> {
  const { settlements } = dependencies;
  const file = await settlements.fileOf(origin);
  if (!file) return undefined;
  const read = await readFile(
    file,
    bars.map(({ time }) => ({ feed, symbol, time })),
    dependencies,
  );
  if (!(read instanceof Error)) return read;
  // A file that was replaced or deleted is no failure if its generation is not current either.
  return (await settlements.fileOf(origin)) ? read : undefined;
}

async function readFile(
  file: TradeFile,
  bars: Parameters<typeof tradesOfBars>[4],
  { files, settings, clock }: SettlementDependencies,
): Promise<TradesOfOrigin> {
  try {
    const open = (...range: Parameters<Parameters<typeof tradesOfBars>[1]>) => files.open(file, ...range);
    const trades = await tradesOfBars(file.key, open, settingsOfFile(file, settings), readingClock(clock), bars);
    return trades ?? new ReplacedFileError(file.key);
  } catch (error) {
    if (error instanceof RefusedError) return error;
    // Without the right to list the bucket, S3 does not tell that an object does not exist.
    if ((error as Error).name === 'AccessDenied') return new MissingObjectError(file.bucket, file.key);
    throw error;
  }
}

/** The trades, if their bar is the one that was stored when the file was processed. */
function verified(origin: Origin, stored: PartialBar, trades: readonly Trade[]): OriginTrades | Error {
  const read = trades.length > 0 ? partialBarOf(stored.time, trades) : undefined;
  const isSame =
    read?.ids.length === stored.ids.length &&
    read.ids.every((id, index) => id === stored.ids[index]) &&
    isSameBarState(read.state, stored.state);
  return isSame ? { origin, trades } : new ReadDifferentlyError(origin.source);
}

function failed({ time, contributions }: ContestedBar, { name, message }: Error): SettledBar {
  const origins = contributions.map(({ origin }) => origin);
  const failedAt = Math.floor(Date.now() / 1_000);
  return { kind: 'failed', time, origins, failedAt, reason: `${name}: ${message}` };
}

function countOf({ contributions }: ContestedBar): number {
  return contributions.reduce((sum, { partial }) => sum + partial.ids.length, 0);
}
