import { maxOf, minOf } from '../model/compare';
import { NANOSECONDS } from '../model/interval';
import type { TradeFile } from '../model/trade-file';
import { readContributions } from '../read/read-contributions';
import { readSourceKey } from '../read/read-source-key';
import { originKeysOf, resolveSources, type Contribution } from '../read/resolve-sources';
import { manifestKey, settlementKey, type Origin, type SeriesChunk } from '../table/item-keys';
import { summaryOf } from '../table/manifest-item';
import {
  fromSettlementItem,
  isValid,
  settlementCondition,
  toSettlementItem,
  type SettledBar,
  type Settlement,
} from '../table/settlement-item';
import type { Table } from '../table/table';
import { appendEntry } from './change-log';

/** A bar of which sources share some, but not all, of their trades. */
export interface ContestedBar {
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  /** The partial bars of all current origins. */
  readonly contributions: readonly Contribution[];
}

/** A chunk as a settlement finds it. */
export interface ContestedChunk {
  readonly chunk: SeriesChunk;
  /** Ordered by time. */
  readonly contested: readonly ContestedBar[];
  readonly settlement?: Settlement;
  /** The settled bars that are still valid. */
  readonly valid: readonly SettledBar[];
}

/** Reads contested bars, and writes settled ones. */
export class SettlementStore {
  /** @param epoch the epoch in which settlements are written, or 0 if there is no fence */
  public constructor(
    private readonly table: Table,
    private readonly epoch = 0,
  ) {}

  public async readChunk(chunk: SeriesChunk): Promise<ContestedChunk> {
    // Read first: a settlement that is written afterwards fails this one's condition.
    const item = await this.table.get(settlementKey(chunk));
    const settlement = item && fromSettlementItem(chunk, item);
    const { contributions } = await readContributions(this.table, chunk, chunk.start, chunk.start);
    const valid = (settlement?.bars ?? []).filter((bar) =>
      isValid(bar, originKeysOf(contributions.get(bar.time) ?? [])),
    );
    const settled = new Map(valid.map((bar) => [bar.time, bar]));
    const contested = [...contributions]
      .map(([time, list]) => ({ time, contributions: list }))
      .filter(({ time, contributions: list }) => resolveSources(list, settled.get(time)).isContested)
      .sort((a, b) => (a.time < b.time ? -1 : 1));
    return { chunk, contested, settlement, valid };
  }

  /** Reads the file of an origin. Undefined if another generation is current. */
  public async fileOf({ source, generation }: Origin): Promise<TradeFile | undefined> {
    const item = await this.table.get(manifestKey(source));
    const file = item && summaryOf(item).file;
    return file?.generation === generation ? file : undefined;
  }

  /**
   * Adds settled bars to a chunk, in place of those of the same time, and appends them to the change log. Settled bars that are
   * no longer valid are dropped.
   *
   * @returns false if another settlement of the chunk was written meanwhile; nothing has changed then
   */
  public async putBars({ chunk, settlement, valid }: ContestedChunk, bars: readonly SettledBar[]): Promise<boolean> {
    const times = new Set(bars.map(({ time }) => time));
    const all = [...valid.filter(({ time }) => !times.has(time)), ...bars].sort((a, b) => (a.time < b.time ? -1 : 1));
    const isRecorded = (settlement?.isRecorded ?? true) && bars.every(({ kind }) => kind === 'failed');
    const put = { version: (settlement?.version ?? 0) + 1, isRecorded, bars: all };
    if (!(await this.table.put(toSettlementItem(chunk, put), settlementCondition(settlement)))) return false;
    await this.record({ chunk, settlement: put });
    return true;
  }

  /** Appends the settled bars of a chunk to the change log, unless this is recorded. */
  public async record({ chunk, settlement }: Pick<ContestedChunk, 'chunk' | 'settlement'>): Promise<void> {
    if (!settlement || settlement.isRecorded) return;
    await this.appendChange(chunk, settlement.bars);
    const recorded = toSettlementItem(chunk, { ...settlement, isRecorded: true });
    await this.table.put(recorded, settlementCondition(settlement));
  }

  /** An entry of the log names one file: the last source of the first bar, whose trades the bar lacked before. */
  private async appendChange({ feed, symbol, interval }: SeriesChunk, bars: readonly SettledBar[]): Promise<void> {
    const united = bars.filter((bar) => bar.kind === 'united');
    const origin = united[0]?.included.at(-1);
    if (!origin) return;
    const key = (await readSourceKey(this.table, origin.source)) ?? '';
    const times = united.map(({ time }) => time);
    const range = { from: times.reduce(minOf), to: times.reduce(maxOf) + NANOSECONDS[interval] };
    await appendEntry(this.table, { ...origin, key, instruments: [{ feed, symbol, ...range }] }, this.epoch);
  }
}
