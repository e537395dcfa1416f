import { BarMap, type BarReference } from '@trading/bars/write';

/** Contested bars: each of them, or all bars of the file if there are too many. */
export type ContestedBars = readonly BarReference[] | 'all';

/** Collects contested bars. If there are too many, all bars are: their trades are then resolved with the others. */
export class ContestedBarSet {
  private bars: BarMap<true> | undefined = new BarMap();
  private count = 0;

  /** @param maximum the number of bars that are known one by one */
  public constructor(private readonly maximum: number) {}

  public add(reference: BarReference): void {
    if (this.bars === undefined || this.bars.get(reference) === true) return;
    this.bars.set(reference, true);
    this.count += 1;
    if (this.count > this.maximum) this.bars = undefined;
  }

  public addAll(bars: ContestedBars): void {
    if (bars === 'all') this.bars = undefined;
    else for (const reference of bars) this.add(reference);
  }

  public get all(): ContestedBars {
    return this.bars ? [...this.bars].map(([reference]) => reference) : 'all';
  }
}
