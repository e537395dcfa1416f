import {
  BarReader,
  readChanges,
  readCoveredRanges,
  readFeeds,
  readFiles,
  readLastChange,
  readSymbol,
  readSymbols,
  readUploadStatus,
  readWatermark,
  type BarPage,
  type BarQuery,
  type BarRangeQuery,
  type BarRow,
  type ChangePage,
  type ChangeQuery,
  type CoveredRange,
  type Feed,
  type FilePage,
  type FileQuery,
  type Instrument,
  type InstrumentRange,
  type StoredInterval,
  type SymbolPage,
  type SymbolQuery,
  type Table,
  type UploadStatus,
} from '@trading/bars';
import type { BarData } from '../ports';

/** The bars of a table. */
export class TableBarData implements BarData {
  private readonly reader: BarReader;

  /**
   * @param bucket the name of the bucket of the trade files
   * @param interval the interval in which bars are stored
   */
  public constructor(
    private readonly table: Table,
    private readonly bucket: string,
    private readonly interval: StoredInterval,
  ) {
    this.reader = new BarReader(table, interval);
  }

  public readFeeds(): Promise<readonly Feed[]> {
    return readFeeds(this.table);
  }

  public readWatermark(feed: string): Promise<bigint | undefined> {
    return readWatermark(this.table, feed);
  }

  public readSymbols(query: SymbolQuery): Promise<SymbolPage> {
    return readSymbols(this.table, query);
  }

  public readSymbol(instrument: Instrument): Promise<InstrumentRange | undefined> {
    return readSymbol(this.table, instrument);
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

  public readFiles(query: FileQuery): Promise<FilePage> {
    return readFiles(this.table, this.bucket, query);
  }

  public readFile(id: string): Promise<UploadStatus> {
    return readUploadStatus(this.table, id);
  }

  public readChanges(query: ChangeQuery): Promise<ChangePage> {
    return readChanges(this.table, query);
  }

  public readLastChange(): Promise<number> {
    return readLastChange(this.table);
  }
}
