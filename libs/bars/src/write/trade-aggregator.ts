import { barStateOf, mergeBarStates, type BarState } from '../model/bar-state';
import { openTimeOf, type StoredInterval } from '../model/interval';
import type { BarChunk, PartialBar } from '../model/partial-bar';
import { idKeyOf, type Trade } from '../model/trade';
import { BarMap, chunksOf } from './bar-map';
import { IdList } from './id-list';

/** Bytes of memory for a bar, besides its ids: its state and its place in the maps. */
const BAR_BYTES = 1_000;

/** Bytes of memory for the key of an id, since lists have up to twice the room that they need. */
const ID_BYTES = 16;

/** Aggregates trades, in any order, into partial bars: the readable definition of what the kernel does. */
export class TradeAggregator {
  /** Number of trades in the bars. */
  public accepted = 0;
  private readonly bars = new BarMap<{ state: BarState; readonly ids: IdList }>();
  private barCount = 0;

  public constructor(private readonly interval: StoredInterval) {}

  public add(trade: Trade): void {
    const reference = { ...trade, time: openTimeOf(trade.time, this.interval) };
    const open = this.bars.get(reference);
    const ids = open?.ids ?? new IdList();
    ids.push(idKeyOf(trade.id));
    if (open) open.state = mergeBarStates(open.state, barStateOf(trade));
    else {
      this.bars.set(reference, { state: barStateOf(trade), ids });
      this.barCount += 1;
    }
    this.accepted += 1;
  }

  /** The bytes of memory that the bars take, estimated. */
  public get bytes(): number {
    return this.barCount * BAR_BYTES + this.accepted * ID_BYTES;
  }

  /** The chunks, in the order of `compareChunks`. The key of an id that occurs twice in a bar is repeated. */
  public chunks(): BarChunk[] {
    const partials = new BarMap<PartialBar>();
    for (const [reference, { state, ids }] of this.bars) {
      partials.set(reference, { time: reference.time, state, ids: ids.sorted() });
    }
    return chunksOf(partials, this.interval);
  }
}
