import { openTimeOf, type LineCounts, type Manifest, type StoredInterval, type Trade } from '@trading/bars';
import { encode, hasRepetition, TradeAggregator, type BarChunk, type EncodedChunk } from '@trading/bars/write';
import { TooManyChunksError, TooManyRetractionsError } from '../errors';
import type { Layout, Retraction } from '../parsing/layout';
import { MAX_LINE_LENGTH, type Line } from '../parsing/read-lines';
import { ContestedBarSet } from './contested-bars';
import { ContestedLines } from './contested-lines';
import type { Contested, TradeName } from './contested-trades';
import type { LineAggregator } from './line-aggregator';
import type { MemoryLimits } from './memory-limits';
import { chunkOf, mergeParts, mergeRuns } from './merge-runs';
import { Rejections } from './rejections';
import { writeRun, type Run } from './runs';
import type { TemporaryFile } from './temporary-file';

/** The result of one pass over the lines of a file. */
export interface AggregatedLines extends Pick<Manifest, 'exclusions' | 'rejections'> {
  readonly counts: LineCounts;
  /** The trades that another pass has to resolve. If there are any, the rest of the result is not valid. */
  readonly contested: Contested;
  /** The chunks, in the order of `compareChunks`. */
  chunks(): Iterable<EncodedChunk>;
}

/**
 * One pass over a file. Its lines take the fast path; lines that the fast path defers take the reference path.
 *
 * A pass cannot resolve trades that turn out to be contested. They are known at its end, and given to a second pass.
 */
export class AggregationPass {
  private aggregator: TradeAggregator;
  /** Number of trades in the bars that were moved to the temporary file. */
  private moved = 0;
  private readonly runs: Run[] = [];
  private readonly lines: ContestedLines;
  private readonly contestedBars: ContestedBarSet;
  private readonly retractedTrades: TradeName[] = [];
  private readonly rejections = new Rejections();
  private readonly exclusions = new Map<string, number>();

  /**
   * @param contested the trades that are kept, to resolve them at the end
   * @param file receives what exceeds the limits
   * @param onResolved called for each contested trade that is accepted
   */
  public constructor(
    private readonly layout: Layout,
    private readonly interval: StoredInterval,
    private readonly fastPath: LineAggregator,
    contested: Contested,
    private readonly limits: MemoryLimits,
    private readonly file: TemporaryFile,
    onResolved?: (trade: Trade) => void,
  ) {
    this.aggregator = new TradeAggregator(interval);
    this.lines = new ContestedLines(layout, interval, contested, limits, file, onResolved);
    this.contestedBars = new ContestedBarSet(limits.contestedBars);
  }

  public push(chunk: Uint8Array): void {
    for (const line of this.fastPath.push(chunk)) this.add(line);
  }

  /**
   * @throws TooManyChunksError if the file has too many chunks
   * @throws TooManyTradesError if a chunk has to be merged that has too many trades
   */
  public end(): AggregatedLines {
    for (const line of this.fastPath.end()) this.add(line);
    const { accepted: resolved, duplicate } = this.resolve();
    const { aggregated } = this.fastPath;
    for (const [rule, lines] of aggregated.excluded) this.exclude(rule, lines);
    const accepted = aggregated.accepted + this.moved + this.aggregator.accepted + resolved;
    const excluded = [...this.exclusions.values()].reduce((sum, count) => sum + count, 0);
    const rejected = this.rejections.count;

    const { interval, limits } = this;
    const runs = [...aggregated.runs, ...this.runs, inMemory(this.encoded(this.aggregator.chunks()))];
    this.contestedBars.addAll(aggregated.contested);
    this.examine(runs);
    return {
      counts: { lines: accepted + excluded + duplicate + rejected, accepted, excluded, duplicate, rejected },
      exclusions: Object.fromEntries([...this.exclusions].sort(([a], [b]) => (a < b ? -1 : 1))),
      rejections: this.rejections.first,
      contested: { bars: this.contestedBars.all, trades: this.retractedTrades },
      *chunks() {
        for (const parts of mergeRuns(runs)) yield chunkOf(parts, interval, limits.tradesOfChunk);
      },
    };
  }

  private add(line: Line): void {
    if (line.truncated) {
      this.rejections.add(line, `longer than ${MAX_LINE_LENGTH} characters`);
      return;
    }
    const parsed = this.layout.parse(line.text);
    if (parsed.kind === 'rejected') this.rejections.add(line, parsed.reason);
    else if (parsed.kind === 'excluded') this.exclude(parsed.rule);
    else if (parsed.kind === 'retraction') this.retract(parsed.retraction, line);
    else if (!this.lines.add(parsed.trade, line, parsed.isKnownByValues)) {
      this.aggregator.add(parsed.trade);
      if (this.aggregator.bytes > this.limits.referenceBars) this.move();
    }
  }

  private retract(retraction: Retraction, line: Line): void {
    if (this.lines.retract(retraction, line)) return;
    const { feed, symbol, id, time, isTimeOfTrade, replacement } = retraction;
    if (isTimeOfTrade) this.contestedBars.add({ feed, symbol, time: openTimeOf(time, this.interval) });
    this.retractedTrades.push({ feed, symbol, id });
    if (replacement) this.retractedTrades.push({ feed, symbol, id: replacement.id });
    const { retractions } = this.limits;
    if (this.retractedTrades.length > 2 * retractions) throw new TooManyRetractionsError(retractions);
  }

  private exclude(rule: string, lines = 1): void {
    this.exclusions.set(rule, (this.exclusions.get(rule) ?? 0) + lines);
  }

  /** Resolves the contested trades that were given, and returns the numbers of their lines. */
  private resolve(): { readonly accepted: number; readonly duplicate: number } {
    let [accepted, duplicate] = [0, 0];
    // The first one is of the lines that are in memory.
    let isInMemory = true;
    for (const resolution of this.lines.resolutions()) {
      accepted += resolution.accepted;
      duplicate += resolution.duplicate;
      for (const [rule, lines] of resolution.excluded) this.exclude(rule, lines);
      for (const { line, reason } of resolution.rejected) this.rejections.add(line, reason);
      const parts = this.encoded(resolution.chunks);
      this.runs.push(isInMemory ? inMemory(parts) : writeRun(parts, this.file));
      isInMemory = false;
    }
    return { accepted, duplicate };
  }

  /** Moves the bars of the reference path to the temporary file. */
  private move(): void {
    this.moved += this.aggregator.accepted;
    this.runs.push(writeRun(this.encoded(this.aggregator.chunks()), this.file));
    this.aggregator = new TradeAggregator(this.interval);
  }

  /** Encodes chunks. A bar in which an id is repeated is contested, and cannot be encoded with the repetition. */
  private *encoded(chunks: readonly BarChunk[]): Generator<EncodedChunk> {
    for (const { bars, ...chunk } of chunks) {
      const distinct = bars.map((bar) => {
        if (!hasRepetition(bar.ids)) return bar;
        this.contestedBars.add({ ...chunk, time: bar.time });
        return { ...bar, ids: bar.ids.filter((key, index) => index === 0 || key !== bar.ids[index - 1]) };
      });
      yield encode({ ...chunk, bars: distinct }, this.interval);
    }
  }

  /** Finds the bars in which an id occurs in several parts. */
  private examine(runs: readonly Run[]): void {
    const { interval, limits } = this;
    let chunks = 0;
    for (const parts of mergeRuns(runs)) {
      chunks += 1;
      if (chunks > limits.chunks) throw new TooManyChunksError(limits.chunks);
      if (parts.length === 1) continue;
      const [{ feed, symbol }] = parts;
      for (const { time, ids } of mergeParts(parts, interval, limits.tradesOfChunk)) {
        if (hasRepetition(ids)) this.contestedBars.add({ feed, symbol, time });
      }
    }
  }
}

function inMemory(parts: Iterable<EncodedChunk>): Run {
  const all = [...parts];
  return () => all;
}
