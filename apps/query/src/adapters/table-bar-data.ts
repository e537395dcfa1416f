import { BarReader, type Instrument, type StoredInterval, type Table } from '@trading/bars';
import type { BarData, RowPage, RowQuery, SymbolRange } from '../ports';

/** The bars in a table. */
export class TableBarData implements BarData {
  private readonly reader: BarReader;

  public constructor(table: Table, interval: StoredInterval) {
    this.reader = new BarReader(table, interval);
  }

  public readWatermark(_feed: string): Promise<bigint | undefined> {
    return Promise.resolve(undefined);
  }

  public readSymbol(_instrument: Instrument): Promise<SymbolRange | undefined> {
    return Promise.resolve(undefined);
  }

  public async readBars({ fill, ...query }: RowQuery): Promise<RowPage> {
    const { bars, cursor } = await this.reader.readBars({ ...query, fill: fill === 'previous' });
    return { rows: bars.map((bar) => ({ ...bar, end: bar.time + 60_000_000_000n })), cursor };
  }
}
