import type { Bar, BarQuery, Instrument } from '@trading/bars';

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

/** The UTC days in which an instrument has bars: nanoseconds since 1970, half-open. */
export interface SymbolRange extends Instrument {
  readonly from: bigint;
  readonly to: bigint;
}

/** The bars and what the table knows of them. Times are nanoseconds since 1970, ranges are half-open. */
export interface BarData {
  readWatermark(feed: string): Promise<bigint | undefined>;
  /** @returns undefined if no file of the feed has trades of the symbol */
  readSymbol(instrument: Instrument): Promise<SymbolRange | undefined>;
  readBars(query: RowQuery): Promise<RowPage>;
}
