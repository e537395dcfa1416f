import type {
  BarPage,
  BarQuery,
  BarRangeQuery,
  BarRow,
  ChangePage,
  ChangeQuery,
  CoveredRange,
  Feed,
  FilePage,
  FileQuery,
  Instrument,
  InstrumentRange,
  SymbolPage,
  SymbolQuery,
  UploadStatus,
} from '@trading/bars';

/** The bars and what is known of them. Times are nanoseconds since 1970, ranges are half-open. */
export interface BarData {
  /** All feeds, ascending. */
  readFeeds(): Promise<readonly Feed[]>;
  /** @returns undefined if no file of the feed was processed */
  readWatermark(feed: string): Promise<bigint | undefined>;
  readSymbols(query: SymbolQuery): Promise<SymbolPage>;
  /** The UTC days that contain all bars of an instrument. Undefined if it has none. */
  readSymbol(instrument: Instrument): Promise<InstrumentRange | undefined>;
  readBars(query: BarQuery): Promise<BarPage>;
  /** The last rows of a range, ascending. */
  readLastBars(query: BarRangeQuery, count: number): Promise<readonly BarRow[]>;
  /** Ranges that do not overlap, ordered by time. */
  readCoveredRanges(range: InstrumentRange): Promise<readonly CoveredRange[]>;
  readFiles(query: FileQuery): Promise<FilePage>;
  /** @param id the id of a source */
  readFile(id: string): Promise<UploadStatus>;
  readChanges(query: ChangeQuery): Promise<ChangePage>;
  /** The sequence number of the last change, or 0. */
  readLastChange(): Promise<number>;
}
