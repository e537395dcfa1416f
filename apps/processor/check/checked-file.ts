import type { Bar, Instrument, Interval, Manifest, Refusal } from '@trading/bars';

/** The outcome of the check of a file. */
export interface CheckedFile {
  /** Its path: relative if it is in the working folder, otherwise absolute. */
  readonly path: string;
  /** The key under which it would be sent. */
  readonly key: string;
  readonly result: CheckResult;
}

/** The result of the check of a file. */
export type CheckResult =
  | { readonly status: 'processed'; readonly manifest: Manifest; readonly bars: BarSummary }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | { readonly status: 'unreadable'; readonly problem: string };

/** The bars of one file. */
export interface BarSummary {
  readonly interval: Interval;
  /** The number of bars of all instruments. */
  readonly count: number;
  /** The open time of the first bar, nanoseconds since 1970. Undefined if there are no bars. */
  readonly from?: bigint;
  /** The open time of the last bar. */
  readonly to?: bigint;
  readonly feeds: readonly FeedSummary[];
  /** The instrument with the most bars. Undefined if there are no bars. */
  readonly sample?: BarSample;
}

/** The number of symbols of a feed in one file. */
export interface FeedSummary {
  readonly feed: string;
  readonly symbols: number;
}

/** The first and the last bars of an instrument. */
export interface BarSample extends Instrument {
  /** The number of all bars of the instrument. */
  readonly count: number;
  readonly first: readonly Bar[];
  /** Empty if `first` has all bars. */
  readonly last: readonly Bar[];
}

/** A file that is left out of bars, because it has some, but not all, of its trades in common with others. */
export interface FileConflict extends Instrument {
  /** The key of the file. */
  readonly key: string;
  /** The number of bars that it is left out of, in the stored interval. */
  readonly bars: number;
  /** The open time of the first of these bars, nanoseconds since 1970. */
  readonly first: bigint;
  /** The keys of the files whose trades are in these bars. */
  readonly included: readonly string[];
}
