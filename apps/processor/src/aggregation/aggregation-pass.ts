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
import type { Layout } from '../parsing/layout';
import { MAX_LINE_LENGTH, type Line } from '../parsing/read-lines';
import { ContestedBars } from './contested-bars';
import type { AggregatedBars, LineAggregator } from './line-aggregator';
import { mergeChunks } from './merge-chunks';
import { Rejections } from './rejections';

/** The result of one pass over the lines of a file. */
export interface AggregatedLines extends Pick<Manifest, 'exclusions' | 'rejections'> {
  readonly counts: LineCounts;
  /** Bars that another pass has to resolve. If there are any, the rest of the result is not valid. */
  readonly contested: readonly BarReference[];
  /** The chunks, in the order of `compareChunks`. */
  chunks(): Iterable<EncodedChunk>;
}

/**
 * One pass over a file. Its lines take the fast path; lines that the fast path defers take the reference path.
 *
 * A pass cannot resolve bars that turn out to be contested. They are known at its end, and given to a second pass.
 */
export class AggregationPass {
  private readonly aggregator: TradeAggregator;
  private readonly contested: ContestedBars;
  private readonly cancelled = new BarMap<true>();
  private readonly rejections = new Rejections();
  private readonly exclusions = new Map<string, number>();

  /** @param contested bars of which all trades are kept, to resolve them at the end */
  public constructor(
    private readonly layout: Layout,
    private readonly interval: StoredInterval,
    private readonly lines: LineAggregator,
    contested: readonly BarReference[],
  ) {
    this.aggregator = new TradeAggregator(interval);
    this.contested = new ContestedBars(interval, contested);
  }

  public push(chunk: Uint8Array): void {
    for (const line of this.lines.push(chunk)) this.add(line);
  }

  public end(): AggregatedLines {
    for (const line of this.lines.end()) this.add(line);
    const resolution = this.contested.resolve();
    for (const { rule } of resolution.excluded) this.exclude(rule);
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
      contested: this.contestedIn(aggregated, ours),
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
    else if (parsed.kind === 'trade') {
      if (!this.contested.add(parsed.trade, line)) this.aggregator.add(parsed.trade);
    } else if (!this.contested.cancel(parsed.cancel, line)) {
      const time = openTimeOf(parsed.cancel.time, this.interval);
      this.cancelled.set({ ...parsed.cancel, time }, true);
    }
  }

  private exclude(rule: string): void {
    this.exclusions.set(rule, (this.exclusions.get(rule) ?? 0) + 1);
  }

  private contestedIn(aggregated: AggregatedBars, ours: readonly BarChunk[]): BarReference[] {
    const contested = new BarMap<true>();
    for (const [reference] of this.cancelled) contested.set(reference, true);
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
