import { chunkStartOf, instrumentKey, type StoredInterval, type Trade } from '@trading/bars';
import { TooManyRetractionsError } from '../errors';
import type { Layout, Retraction } from '../parsing/layout';
import type { Line } from '../parsing/read-lines';
import { ContestedTrades, type Contested, type Resolution, type TradeClaim } from './contested-trades';
import type { MemoryLimits } from './memory-limits';
import { hashOf, PartitionedLines, type PartitionLines } from './partitioned-lines';
import type { TemporaryFile } from './temporary-file';

/** All trades that a partition is given are contested. */
const ALL: Contested = { bars: 'all', trades: [] };

/**
 * The lines of contested trades. They are kept in memory. If there are too many, those about trades that no line retracts are
 * moved to partitions in the temporary file and are resolved one partition after another: a partition has all lines about
 * the trades of a chunk, and only lines about the same id in the same bar can contradict each other.
 *
 * Lines about retracted trades stay in memory, because a correction can itself be retracted, and name another trade.
 */
export class ContestedLines {
  private readonly kept: ContestedTrades;
  private partitions: PartitionedLines | undefined;

  /** @param onResolved called for each of the trades that is accepted */
  public constructor(
    private readonly layout: Pick<Layout, 'parse'>,
    private readonly interval: StoredInterval,
    contested: Contested,
    private readonly limits: MemoryLimits,
    private readonly file: TemporaryFile,
    private readonly onResolved?: (trade: Trade) => void,
  ) {
    this.kept = new ContestedTrades(interval, contested, onResolved);
  }

  /**
   * @returns false if the trade is not contested; it is not added then
   * @throws TooManyRetractionsError if there are too many lines about retracted trades
   */
  public add(trade: Trade, line: Line, isKnownByValues = false): boolean {
    const { kept } = this;
    if (this.partitions && kept.isContestedBar(trade) && !kept.isContestedName(trade)) {
      this.partitions.add(partitionKeyOf(trade, this.interval), line);
      return true;
    }
    const isAdded = kept.add(trade, line, isKnownByValues);
    this.limit();
    return isAdded;
  }

  /**
   * @returns false if the retracted trade is not contested; the retraction is not added then
   * @throws TooManyRetractionsError if there are too many lines about retracted trades
   */
  public retract(retraction: Retraction, line: Line): boolean {
    const isAdded = this.kept.retract(retraction, line);
    this.limit();
    return isAdded;
  }

  /** The results of resolving the lines, each of which concerns other trades. Several may concern one bar. */
  public *resolutions(): Generator<Resolution> {
    yield this.kept.resolve();
    for (const lines of this.partitions?.partitions() ?? []) yield* this.resolutionsOf(lines);
  }

  private limit(): void {
    const { kept, limits } = this;
    const maximum = this.partitions ? limits.retractions : limits.contestedTrades;
    if (kept.count <= maximum) return;
    if (!this.partitions) {
      this.partitions = new PartitionedLines(this.file);
      for (const { trade, line } of kept.takeUnretracted()) {
        this.partitions.add(partitionKeyOf(trade, this.interval), line);
      }
    }
    if (kept.count > limits.retractions) throw new TooManyRetractionsError(limits.retractions);
  }

  /** Resolves a partition at once, or, if it has too many lines, in groups of ids. */
  private *resolutionsOf(lines: PartitionLines): Generator<Resolution> {
    const groups = Math.ceil(lines.count / this.limits.contestedTrades);
    for (let group = 0; group < groups; group += 1) {
      const trades = new ContestedTrades(this.interval, ALL, this.onResolved);
      for (const line of lines.read()) {
        const { trade, isKnownByValues } = this.claimOf(line);
        if (groups === 1 || hashOf(trade.id) % groups === group) trades.add(trade, line, isKnownByValues);
      }
      yield trades.resolve();
    }
  }

  /** Reads a line again, of which it is known that it states a trade. */
  private claimOf(line: Line): Pick<TradeClaim, 'trade' | 'isKnownByValues'> {
    const parsed = this.layout.parse(line.text);
    if (parsed.kind !== 'trade') throw new Error(`Line ${line.number} stated a trade, and now is ${parsed.kind}.`);
    return { trade: parsed.trade, isKnownByValues: parsed.isKnownByValues ?? false };
  }
}

/** Trades of one bar have the same key. */
function partitionKeyOf(trade: Trade, interval: StoredInterval): string {
  return `${chunkStartOf(trade.time, interval)} ${instrumentKey(trade)}`;
}
