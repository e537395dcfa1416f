import { barOf, mergeBars, minuteOf, type Bar } from './bar';
import type { Trade } from './trade';

/** The bars of one symbol: open time (nanoseconds since 1970, UTC) → bar. */
export type BarsByTime = ReadonlyMap<bigint, Bar>;

/** Folds trades, in any order, into 1-minute bars. */
export class BarAggregator {
  private readonly bySymbol = new Map<string, Map<bigint, Bar>>();

  public add(trade: Trade): void {
    let bars = this.bySymbol.get(trade.symbol);
    if (!bars) this.bySymbol.set(trade.symbol, (bars = new Map<bigint, Bar>()));
    const time = minuteOf(trade.time);
    const bar = bars.get(time);
    bars.set(time, bar ? mergeBars(bar, barOf(trade)) : barOf(trade));
  }

  /** Symbol → its bars. */
  public get bars(): ReadonlyMap<string, BarsByTime> {
    return this.bySymbol;
  }
}
