import { type LineCounts, type Manifest, NANOSECONDS, startOf, type StoredInterval } from '@trading/bars';
import {
  type BarChunk,
  BarMap,
  type EncodedChunk,
  hasRepetition,
  mergePartialBars,
  TradeAggregator,
  type BarReference,
} from '@trading/bars/write';
import type { Layout } from '../parsing/layout';
import { MAX_LINE_LENGTH, type Line } from '../parsing/read-lines';
import { ContestedBars } from './contested-bars';
import type { AggregatedBars, LineAggregator } from './line-aggregator';
import { mergeChunks } from './merge-chunks';
import { Rejections } from './rejections';

/** What one pass made of a file's lines. */
export interface AggregatedLines extends Pick<Manifest, 'exclusions' | 'rejections'> {
  readonly counts: LineCounts;
  /** Bars that another pass has to decide over; while there are any, the rest is not to be used. */
  readonly contested: readonly BarReference[];
  /** In the order of `compareChunks`. */
  chunks(): Iterable<EncodedChunk>;
}

/**
 * One reading of a file: its lines go through the fast path, and what that hands back through the reference path.
 *
 * It cannot decide over bars that turn out to be contested; they are known when it is done, and another pass is told
 * of them.
 */
export class AggregationPass {
  private readonly folder: TradeAggregator;
  private readonly contested: ContestedBars;
  private readonly cancelled = new BarMap<true>();
  private readonly rejections = new Rejections();
  private readonly exclusions = new Map<string, number>();

  /** @param contested bars to keep in full, and to decide over */
  public constructor(
    private readonly layout: Layout,
    private readonly interval: StoredInterval,
    private readonly lines: LineAggregator,
    contested: readonly BarReference[],
  ) {
    this.folder = new TradeAggregator(interval);
    this.contested = new ContestedBars(interval, contested);
  }

  public push(chunk: Uint8Array): void {
    for (const line of this.lines.push(chunk)) this.take(line);
  }

  public end(): AggregatedLines {
    for (const line of this.lines.end()) this.take(line);
    const resolution = this.contested.resolve();
    for (const { rule } of resolution.excluded) this.exclude(rule);
    for (const { line, reason } of resolution.rejected) this.rejections.add(line, reason);

    const { interval } = this;
    const { aggregated } = this.lines;
    const accepted = aggregated.accepted + this.folder.accepted + resolution.accepted;
    const excluded = [...this.exclusions.values()].reduce((sum, count) => sum + count, 0);
    const { duplicate } = resolution;
    const rejected = this.rejections.count;
    const ours = this.folder.chunks();
    return {
      counts: { lines: accepted + excluded + duplicate + rejected, accepted, excluded, duplicate, rejected },
      exclusions: Object.fromEntries([...this.exclusions].sort(([a], [b]) => (a < b ? -1 : 1))),
      rejections: this.rejections.first,
      contested: this.contestedIn(aggregated, ours),
      chunks: () => mergeChunks(mergeChunks(aggregated.chunks(), ours, interval), resolution.chunks, interval),
    };
  }

  private take(line: Line): void {
    if (line.truncated) {
      this.rejections.add(line, `longer than ${MAX_LINE_LENGTH} characters`);
      return;
    }
    const parsed = this.layout.parse(line.text);
    if (parsed.kind === 'rejected') this.rejections.add(line, parsed.reason);
    else if (parsed.kind === 'excluded') this.exclude(parsed.rule);
    else if (parsed.kind === 'trade') {
      if (!this.contested.add(parsed.trade, line)) this.folder.add(parsed.trade);
    } else if (!this.contested.cancel(parsed.cancel, line)) {
      const time = startOf(parsed.cancel.time, NANOSECONDS[this.interval]);
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
    // The fast path knows its own repetitions.
    for (const chunk of ours) {
      for (const { time, ids } of mergePartialBars(aggregated.barsOf(chunk), chunk.bars)) {
        if (hasRepetition(ids)) contested.set({ ...chunk, time }, true);
      }
    }
    return [...contested].map(([reference]) => reference);
  }
}
