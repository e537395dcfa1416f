import type { Bar, BarQuery, Instrument, LineCounts, UploadStatus } from '@trading/bars';

/** A row of an answer: a bar, or an interval without trades. */
export type BarRow = (Bar & { readonly end: bigint }) | EmptyInterval;

/** An interval without trades. It is `empty` if a processed file covers it, and `unknown` if no file does. */
export interface EmptyInterval {
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
  readonly end: bigint;
  readonly state: 'empty' | 'unknown';
}

/** The rows for intervals without trades: none, bars at the last close, or rows that state whether data exists. */
export type Fill = 'none' | 'previous' | 'state';

/** A query for the bars of an instrument. */
export interface RowQuery extends Omit<BarQuery, 'fill'> {
  readonly fill: Fill;
}

/** A page of rows, ordered by time. */
export interface RowPage {
  readonly rows: readonly BarRow[];
  /** The cursor of the next page. Undefined on the last page. */
  readonly cursor?: string;
}

/** The end of a range of bars, and what selects them. */
export type LastRowsQuery = Pick<RowQuery, 'feed' | 'symbol' | 'interval' | 'from' | 'to'>;

/** A feed, and how far its files have arrived. */
export interface FeedStatus {
  readonly feed: string;
  /** Bars that end before it, or at it, are closed. Undefined until the first file has bars. */
  readonly watermark: bigint | undefined;
}

/** A range of bars of an instrument: nanoseconds since 1970, half-open. */
export interface InstrumentRange extends Instrument {
  readonly from: bigint;
  readonly to: bigint;
}

/** A query for instruments. */
export interface SymbolsQuery {
  /** @default - all feeds */
  readonly feed?: string;
  /**
   * A part of the symbol, in any case.
   * @default - all symbols
   */
  readonly search?: string;
  readonly limit: number;
  /** @default - the first page */
  readonly cursor?: string;
}

/** A page of instruments, ordered by feed and symbol, with the UTC days that contain all of their bars. */
export interface SymbolsPage {
  readonly symbols: readonly InstrumentRange[];
  /** The cursor of the next page. Undefined on the last page. */
  readonly cursor?: string;
}

/** A range for which processed files have all trades of an instrument. */
export interface CoveredRange {
  readonly from: bigint;
  readonly to: bigint;
  /** The ids of the files, ascending. */
  readonly sources: readonly string[];
}

/** A file of the registry. */
export interface FileEntry {
  readonly id: string;
  readonly key: string;
  /** The status of its newest upload. */
  readonly status: 'processed' | 'refused';
  /** The lines of the current upload. Undefined if no upload was processed. */
  readonly counts?: LineCounts;
}

/** A query for files. */
export interface FilesQuery {
  /** @default - all keys */
  readonly prefix?: string;
  readonly limit: number;
  /** @default - the first page */
  readonly cursor?: string;
}

/** A page of files, ordered by key. */
export interface FilesPage {
  readonly files: readonly FileEntry[];
  /** The cursor of the next page. Undefined on the last page. */
  readonly cursor?: string;
}

/** The processing of a file made bars current, or replaced or removed them. */
export interface Change {
  /** Numbers changes without gaps. */
  readonly sequence: number;
  /** The id of the file. */
  readonly source: string;
  readonly key: string;
  /** The bars that may have changed. */
  readonly instruments: readonly InstrumentRange[];
}

/** A query for changes. */
export interface ChangesQuery {
  /** The number of the first change, or `latest` for the end of the log. */
  readonly since: number | 'latest';
  readonly limit: number;
  /** @default - all feeds */
  readonly feed?: string;
  /** @default - all symbols */
  readonly symbol?: string;
}

/** A page of changes. */
export interface ChangesPage {
  readonly changes: readonly Change[];
  /** The number with which the log is read on. */
  readonly next: number;
}

/** The bars and what the table knows of them. Times are nanoseconds since 1970, ranges are half-open. */
export interface BarData {
  /** All feeds, ascending. */
  readFeeds(): Promise<readonly FeedStatus[]>;
  readWatermark(feed: string): Promise<bigint | undefined>;
  readSymbols(query: SymbolsQuery): Promise<SymbolsPage>;
  /** @returns undefined if no file of the feed has trades of the symbol */
  readSymbol(instrument: Instrument): Promise<InstrumentRange | undefined>;
  readBars(query: RowQuery): Promise<RowPage>;
  /** The last bars before the end of a range, ascending. */
  readLastBars(query: LastRowsQuery, count: number): Promise<readonly BarRow[]>;
  /** Ranges that do not overlap, ordered by time. */
  readCoveredRanges(range: InstrumentRange): Promise<readonly CoveredRange[]>;
  readFiles(query: FilesQuery): Promise<FilesPage>;
  /** @returns undefined if there is no file of the id */
  readFile(id: string): Promise<UploadStatus | undefined>;
  readChanges(query: ChangesQuery): Promise<ChangesPage>;
}
