import {
  BarReader,
  readCoveredRanges,
  type BarPage,
  type BarQuery,
  type BarRangeQuery,
  type BarRow,
  type CoveredRange,
  type StoredInterval,
  type Table,
} from '@trading/bars';
import type { InstrumentRange } from '../ports';

/** The bars in a table. */
export class TableBarData {
  private readonly reader: BarReader;

  public constructor(
    private readonly table: Table,
    private readonly interval: StoredInterval,
  ) {
    this.reader = new BarReader(table, interval, (series, from, to) => readCoveredRanges(table, series, from, to));
  }

  public readBars(query: BarQuery): Promise<BarPage> {
    return this.reader.readBars(query);
  }

  public readLastBars(query: BarRangeQuery, count: number): Promise<readonly BarRow[]> {
    return this.reader.readLastBars(query, count);
  }

  public readCoveredRanges({ feed, symbol, from, to }: InstrumentRange): Promise<readonly CoveredRange[]> {
    return readCoveredRanges(this.table, { feed, symbol, interval: this.interval }, from, to);
  }
}
