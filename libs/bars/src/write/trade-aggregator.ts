import { barOf, mergeBars, type Bar } from '../model/bar-state';
import { NANOSECONDS, startOf, type StoredInterval } from '../model/interval';
import type { BarChunk, PartialBar } from '../model/partial-bar';
import { idKeyOf, type Trade } from '../model/trade';
import { BarTable, chunksOf } from './bar-map';
import { IdList } from './id-list';

/** Folds trades, in any order, into partial bars: what the fast path does, to be read. */
export class TradeFolder {
  /** Trades in the bars. */
  public accepted = 0;
  private readonly bars = new BarTable<{ bar: Bar; readonly ids: IdList }>();

  public constructor(private readonly interval: StoredInterval) {}

  public add(trade: Trade): void {
    const reference = { ...trade, time: startOf(trade.time, NANOSECONDS[this.interval]) };
    const open = this.bars.get(reference);
    const ids = open?.ids ?? new IdList();
    ids.push(idKeyOf(trade.id));
    if (open) open.bar = mergeBars(open.bar, barOf(trade));
    else this.bars.set(reference, { bar: barOf(trade), ids });
    this.accepted += 1;
  }

  /** In the order of `compareChunks`; a bar in which an id came twice has it twice. */
  public chunks(): BarChunk[] {
    const partials = new BarTable<PartialBar>();
    for (const [reference, { bar, ids }] of this.bars) {
      partials.set(reference, { time: reference.time, bar, ids: ids.sorted() });
    }
    return chunksOf(partials, this.interval);
  }
}
