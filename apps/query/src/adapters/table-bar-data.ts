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
import type { SettlementRequests } from '@trading/bars/settlement';
import type { BarData } from '../ports';

/** The bars of a table. */
export class TableBarData implements BarData {
  private readonly reader: BarReader;

  /**
   * @param bucket the name of the bucket of the trade files
   * @param interval the interval in which bars are stored
   * @param requests asks for the settlement of contested bars that are read
   */
  public constructor(
    private readonly table: Table,
    private readonly bucket: string,
    private readonly interval: StoredInterval,
    private readonly requests?: SettlementRequests,
  ) {
    this.reader = new BarReader(table, interval, undefined, requests?.note);
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

  public async readBars(query: BarQuery): Promise<BarPage> {
    const page = await this.reader.readBars(query);
    await this.requests?.flush();
    return page;
  }

  public async readLastBars(query: BarRangeQuery, count: number): Promise<readonly BarRow[]> {
    const rows = await this.reader.readLastBars(query, count);
    await this.requests?.flush();
    return rows;
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
