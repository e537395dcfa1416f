import { openTimeOf, type LineCounts, type Manifest, type StoredInterval } from '@trading/bars';
import {
  BarMap,
  hasRepetition,
  mergePartialBars,
  TradeAggregator,
  type BarChunk,
  type BarReference,
  type EncodedChunk,
} from '@trading/bars/write';
import type { Layout, Retraction } from '../parsing/layout';
import { MAX_LINE_LENGTH, type Line } from '../parsing/read-lines';
import { ContestedTrades, type Contested, type TradeName } from './contested-trades';
import type { AggregatedBars, LineAggregator } from './line-aggregator';
import { mergeChunks } from './merge-chunks';
import { Rejections } from './rejections';

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
  private readonly aggregator: TradeAggregator;
  private readonly contested: ContestedTrades;
  private readonly retractedBars = new BarMap<true>();
  private readonly retractedTrades: TradeName[] = [];
  private readonly rejections = new Rejections();
  private readonly exclusions = new Map<string, number>();

  /** @param contested the trades that are kept, to resolve them at the end */
  public constructor(
    private readonly layout: Layout,
    private readonly interval: StoredInterval,
    private readonly lines: LineAggregator,
    contested: Contested,
  ) {
    this.aggregator = new TradeAggregator(interval);
    this.contested = new ContestedTrades(interval, contested);
  }

  public push(chunk: Uint8Array): void {
    for (const line of this.lines.push(chunk)) this.add(line);
  }

  public end(): AggregatedLines {
    for (const line of this.lines.end()) this.add(line);
    const resolution = this.contested.resolve();
    for (const [rule, lines] of resolution.excluded) this.exclude(rule, lines);
    for (const { line, reason } of resolution.rejected) this.rejections.add(line, reason);

    const { interval } = this;
    const { aggregated } = this.lines;
    const accepted = aggregated.accepted + this.aggregator.accepted + resolution.accepted;
    const excluded = [...this.exclusions.values()].reduce((sum, count) => sum + count, 0);
    const { duplicate } = resolution;
    const rejected = this.rejections.count;
    const ours = this.aggregator.chunks();
    return {
      counts: { lines: accepted + excluded + duplicate + rejected, accepted, excluded, duplicate, rejected },
      exclusions: Object.fromEntries([...this.exclusions].sort(([a], [b]) => (a < b ? -1 : 1))),
      rejections: this.rejections.first,
      contested: { bars: this.contestedBars(aggregated, ours), trades: this.retractedTrades },
      chunks: () => mergeChunks(mergeChunks(aggregated.chunks(), ours, interval), resolution.chunks, interval),
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
    else if (!this.contested.add(parsed.trade, line, parsed.isKnownByValues)) this.aggregator.add(parsed.trade);
  }

  private retract(retraction: Retraction, line: Line): void {
    if (this.contested.retract(retraction, line)) return;
    const { feed, symbol, id, time, isTimeOfTrade, replacement } = retraction;
    if (isTimeOfTrade) this.retractedBars.set({ feed, symbol, time: openTimeOf(time, this.interval) }, true);
    else this.retractedTrades.push({ feed, symbol, id });
    if (replacement) this.retractedTrades.push({ feed, symbol, id: replacement.id });
  }

  private exclude(rule: string, lines = 1): void {
    this.exclusions.set(rule, (this.exclusions.get(rule) ?? 0) + lines);
  }

  private contestedBars(aggregated: AggregatedBars, ours: readonly BarChunk[]): BarReference[] {
    const contested = new BarMap<true>();
    for (const [reference] of this.retractedBars) contested.set(reference, true);
    for (const reference of aggregated.contested) contested.set(reference, true);
    // The fast path reports repetitions among its own trades.
    for (const chunk of ours) {
      for (const { time, ids } of mergePartialBars(aggregated.barsOf(chunk), chunk.bars)) {
        if (hasRepetition(ids)) contested.set({ ...chunk, time }, true);
      }
    }
    return [...contested].map(([reference]) => reference);
  }
}
