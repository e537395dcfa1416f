import type { paths } from './private/openapi.ts';

type Answer<P extends keyof paths> = paths[P]['get']['responses'][200]['content'] extends {
  readonly 'application/json': infer Body;
}
  ? Body
  : never;
type Query<P extends keyof paths> = NonNullable<paths[P]['get']['parameters']['query']>;
type BarParameters = Query<'/v1/bars/{feed}/{symbol}'>;
type BarsAnswer = Extract<Answer<'/v1/bars/{feed}/{symbol}'>, { next: unknown }>;
type AnswerRow = Extract<BarsAnswer['bars'], readonly unknown[]>[number];

/** A time: ISO 8601 with an offset or `Z`, a date, epoch digits (seconds to nanoseconds), or a `Date`. */
export type TimeLike = string | Date;

/** Stops a request, and the iteration that made it. */
export interface Abortable {
  readonly signal?: AbortSignal;
}

/** The length of bars. */
export type Interval = NonNullable<BarParameters['interval']>;

/** The hours of an exchange whose trades are in the bars. */
export type Session = NonNullable<BarParameters['session']>;

/** How intervals without trades are filled. */
export type Fill = NonNullable<BarParameters['fill']>;

/**
 * A bar. Its decimals are strings with all digits. A price is null if no trade of the bar may set it, and `revision` is null if
 * the bar repeats the last price in an interval without trades.
 */
export type Bar = Readonly<Extract<AnswerRow, { open: string | null }>>;

/** An interval without bars: no trades (`empty`), or no file that would have them (`unknown`). */
export type EmptyBar = Readonly<Exclude<AnswerRow, { open: unknown }>>;

/** Selects the bars of any number of symbols. */
export interface BarSelection extends Abortable {
  readonly feed: string;
  /** @default '1m' */
  readonly interval?: Interval;
  /**
   * The first open time.
   * @default - the first bar
   */
  readonly from?: TimeLike;
  /**
   * The end of the open times, exclusive.
   * @default - after the last bar
   */
  readonly to?: TimeLike;
  /**
   * The largest number of bars in a page, up to 10,000.
   * @default 1000
   */
  readonly limit?: number;
  /** @default 'none' */
  readonly fill?: Fill;
  /**
   * The IANA time zone of days, weeks and of the times in the answer.
   * @default 'UTC'
   */
  readonly tz?: string;
  /** @default 'all' */
  readonly session?: Session;
  /**
   * The exchange whose hours `session` refers to.
   * @default - the exchange of the feed
   */
  readonly calendar?: NonNullable<BarParameters['calendar']>;
  /**
   * Adds the trade files of each bar, or what they contradict each other about.
   * @default - neither
   */
  readonly include?: readonly ('sources' | 'conflicts')[];
}

/** Selects the bars of one symbol. */
export interface BarsQuery extends BarSelection {
  readonly symbol: string;
}

/** Selects one page of bars. */
export interface PageQuery extends BarsQuery {
  /**
   * `next` of the page before.
   * @default - the first page
   */
  readonly cursor?: string;
  /**
   * Fails with the problem `revision-changed` unless the bars have this revision.
   * @default - any revision
   */
  readonly revision?: string;
}

/** Selects the bars of up to 100 symbols of a feed. */
export interface SymbolBarsQuery extends BarSelection {
  readonly symbols: readonly string[];
}

/** The rows of an answer to a query: with `fill: 'state'` also intervals without bars. */
export type RowOf<Query> = 'state' extends Query[Extract<keyof Query, 'fill'>] ? Bar | EmptyBar : Bar;

/** A page of bars. */
export type BarsPage<Row = Bar> = Readonly<Omit<BarsAnswer, 'bars'>> & { readonly bars: readonly Row[] };

/** The size of an answer. */
export interface BarsSize {
  readonly bars: number;
  readonly bytes: number;
}

/** Bars of one symbol. */
export interface SymbolBars<Row = Bar> {
  readonly symbol: string;
  readonly bars: readonly Row[];
}

type SymbolsAnswer = Answer<'/v1/symbols'>;

/** A feed, and the time until which its bars are closed. */
export type Feed = Readonly<SymbolsAnswer['feeds'][number]>;

/** A symbol, and the days that contain all its bars. */
export type SymbolRange = Readonly<SymbolsAnswer['symbols'][number]>;

/** Selects symbols. */
export interface SymbolsQuery extends Abortable {
  /** @default - every feed */
  readonly feed?: string;
  /**
   * A part of the symbol's name, in upper or lower case.
   * @default - every symbol
   */
  readonly search?: string;
  /** The largest number of symbols in a page. */
  readonly limit?: number;
}

/** Selects the coverage of a symbol. */
export interface CoverageQuery extends Abortable {
  readonly feed: string;
  readonly symbol: string;
  /** @default - the first bar */
  readonly from?: TimeLike;
  /** @default - after the last bar */
  readonly to?: TimeLike;
}

/** The ranges of time for which there are trade files. */
export type Coverage = Readonly<Answer<'/v1/coverage/{feed}/{symbol}'>>;

/** Selects trade files. */
export interface FilesQuery extends Abortable {
  /**
   * How their keys begin.
   * @default - every file
   */
  readonly prefix?: string;
  /** The largest number of files in a page. */
  readonly limit?: number;
}

/** A trade file in a list. */
export type FileSummary = Readonly<Answer<'/v1/files'>['files'][number]>;

/** Everything that is known of a trade file: its manifest, or why it was refused. */
export type FileReport = Readonly<Answer<'/v1/files/{id}'>>;

/** Selects changes. */
export interface ChangesQuery extends Abortable {
  /**
   * `next` of a page of changes, or `latest` for the changes from now on.
   * @default - the first change
   */
  readonly since?: string;
  /** @default - every feed */
  readonly feed?: string;
  /** @default - every symbol */
  readonly symbol?: string;
  /** The largest number of changes in a page. */
  readonly limit?: number;
}

/** Follows changes. */
export interface FollowQuery extends ChangesQuery {
  /**
   * Waits for further changes, and asks for them after this time in milliseconds, until the signal is aborted.
   * @default - ends after the newest change
   */
  readonly pollInterval?: number;
}

/** A trade file changed bars of these instruments. */
export type Change = Readonly<Answer<'/v1/changes'>['changes'][number]>;

/** A page of changes. `next` selects the following ones, now or later. */
export type ChangesPage = Readonly<Answer<'/v1/changes'>>;
