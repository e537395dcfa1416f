import { readChanges, type Bar, type BarQuery, type Table } from '@trading/bars';

/** Reads the bars of an instrument in a range. */
export type ReadBars = (range: Pick<BarQuery, 'from' | 'to'>) => Promise<readonly Bar[]>;

/** The state of a {@link Poller}. */
export interface SavedPoller {
  readonly next: number;
  readonly bars: ReadonlyMap<bigint, Bar>;
}

/** A reader that reads bars again only if the change log names them. */
export class Poller {
  private next = 0;
  private bars = new Map<bigint, Bar>();

  /** Reads what has changed since the last time. */
  public async poll(table: Table, readBars: ReadBars): Promise<void> {
    for (;;) {
      const { changes, next } = await readChanges(table, { since: this.next });
      if (next === this.next) return;
      for (const range of changes.flatMap(({ instruments }) => instruments)) {
        const bars = await readBars(range);
        for (const time of this.bars.keys()) if (time >= range.from && time < range.to) this.bars.delete(time);
        for (const bar of bars) this.bars.set(bar.time, bar);
      }
      this.next = next;
    }
  }

  /** The bars that it knows, ordered by time. */
  public knownBars(): readonly Bar[] {
    return [...this.bars.values()].sort((a, b) => (a.time < b.time ? -1 : 1));
  }

  public save(): SavedPoller {
    return { next: this.next, bars: new Map(this.bars) };
  }

  public restore({ next, bars }: SavedPoller): void {
    this.next = next;
    this.bars = new Map(bars);
  }
}
