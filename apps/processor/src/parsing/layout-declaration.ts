import type { SaleConditions } from './rules/sale-conditions';
import type { Corrections } from './rules/corrections';
import type { TimestampUnit } from './timestamp';

/** A column that holds the time, and its unit. */
export interface TimeColumn {
  readonly column: string;
  /**
   * The format.
   *
   * - `ms-or-us`: 13 digits are milliseconds and 16 digits are microseconds. This is unambiguous from 2001 to 2286.
   * - `rfc3339-or-ms`, `rfc3339-or-ns`: digits alone are a number of milliseconds or nanoseconds.
   * - `eastern-time-of-day`: `HHMMSS` and a fraction without point, in US Eastern time, on the day that the file's name
   *   states.
   */
  readonly unit: TimestampUnit | 'ms-or-us' | 'rfc3339-or-ms' | 'rfc3339-or-ns' | 'eastern-time-of-day';
}

/** A column that names the feed of each line. */
export interface FeedColumn {
  readonly column: string;
  /**
   * Precedes the column's value in the name of the feed.
   *
   * @default - no prefix
   */
  readonly prefix?: string;
  /**
   * The feed of lines without a value.
   *
   * @default - lines without a value are rejected
   */
  readonly default?: string;
}

/**
 * The kind of values in a column: a whole number, a decimal number, `true` or `false` in any case, any text, or one of
 * several words in any case.
 */
export type ColumnKind = 'whole' | 'decimal' | 'boolean' | 'text' | readonly string[];

/** Patterns of the keys of files whose lines do not contain everything that is needed to read them. */
export interface KeyPattern {
  /**
   * The last part of the key, without the suffix of a compression. Its group `symbol` is the symbol, and its group `date`
   * the day of the trades, `YYYYMMDD`.
   */
  readonly name: RegExp;
  /** A description of {@link name} for messages: `SYMBOL-trades-YYYY-MM-DD.csv`. */
  readonly example: string;
  /**
   * The rest of the key, with its last slash. It decides the layout of a file without header whose first line is
   * damaged.
   */
  readonly folder?: RegExp;
  /**
   * Requires that the folder matches, because files of other layouts can have the same names and first lines.
   *
   * @default false
   */
  readonly isFolderRequired?: boolean;
}

/** A record that retracts a trade, and may state the trade that replaces it. */
export interface RetractionRecord {
  readonly kind: 'retraction';
  /**
   * The meaning of the record's time: the time of the retracted trade, or the later time at which it was retracted. In the
   * latter case, the record retracts the latest trade with its instrument and id that is not after it.
   */
  readonly time: 'of-trade' | 'of-retraction';
  /**
   * The columns whose values are the id of the retracted trade.
   *
   * @default - those of the id of a trade
   */
  readonly id?: readonly string[];
  /**
   * The columns that state the trade that replaces the retracted one, at its time.
   *
   * @default - the trade is cancelled
   */
  readonly replacement?: {
    readonly id: readonly string[];
    readonly price: string;
    readonly size: string;
    readonly conditions?: string;
  };
  /**
   * The keys of the record in NDJSON.
   *
   * @default - those of a trade
   */
  readonly columns?: readonly string[];
}

/** A record that is not about a trade. Its line is rejected. */
export interface OtherRecord {
  readonly kind: 'other';
  /** The record as the end of the sentence "The record is …": "a quote". */
  readonly name: string;
  /**
   * Keys that the record has in NDJSON, by which it is recognised as the first line of a file. It may have others.
   *
   * @default - the first line of a file is not such a record
   */
  readonly columns?: readonly string[];
}

/** The types of records of a file, by the value of a column. */
export interface RecordTypes {
  readonly column: string;
  /** The types by value. An empty value is the type of lines that have none. Lines of any other type are rejected. */
  readonly types: Readonly<Record<string, { readonly kind: 'trade' } | RetractionRecord | OtherRecord>>;
}

/** A layout as data. {@link makeLayout} makes the {@link Layout} of a file from it. */
export interface LayoutDeclaration {
  /** The name of the layout in manifests, in the configuration and in docs/trade-files.md, which says how it is recognised. */
  readonly name: string;
  /** The feed of the trades. Two layouts may share a feed only if they share its symbols and ids. */
  readonly feed: string | FeedColumn;
  readonly format: 'csv' | 'ndjson';
  /**
   * The separator of the fields. CSV only.
   *
   * @default ','
   */
  readonly separator?: ',' | '|' | '\t' | ';';
  /**
   * A first line that names the columns: never, if the provider wrote one, or always. CSV only. Named columns may be in any
   * order.
   *
   * @default 'none'
   */
  readonly header?: 'none' | 'optional' | 'required';
  /**
   * In a header, each name is followed by a slash and its translation, which is ignored, in any character encoding.
   *
   * @default false
   */
  readonly isHeaderTranslated?: boolean;
  /**
   * The columns, or the keys of NDJSON. A file without header has them in this order. Headers are compared in lower
   * case.
   */
  readonly columns: readonly string[];
  /**
   * Number of fields that a line of CSV can have after those that the header names. They are ignored.
   *
   * @default 0
   */
  readonly unnamedFields?: number;
  /**
   * Other names of columns in a header, in lower case, with the names that they stand for.
   *
   * @default - a header has the names of the columns
   */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Columns that a file may have in addition. In NDJSON, each line may have them. */
  readonly optionalColumns?: readonly string[];
  /**
   * Allows any further columns, which are ignored, except for {@link refusedColumns}.
   *
   * @default false, so that no file matches two layouts
   */
  readonly furtherColumns?: boolean;
  /**
   * Columns that would change the meaning of a trade, by name, with what they would state: a file that has one does not
   * match. The configuration can declare the layout for such files, which are then read without these columns.
   */
  readonly refusedColumns?: Readonly<Record<string, string>>;
  /**
   * The kinds of the columns of a file without header, by which its first line is recognised. No line matches two layouts
   * that also share names.
   *
   * @default - files without header are not recognised by their first line
   */
  readonly kinds?: Readonly<Record<string, ColumnKind>>;
  readonly key?: KeyPattern;
  /**
   * The days in the names of the provider's files are those of UTC. False if they begin at another time.
   *
   * @default true
   */
  readonly areDaysInUtc?: boolean;
  /**
   * Lines that are about the file, such as the number of its trades. They are excluded.
   *
   * @default - every line is a record
   */
  readonly trailer?: RegExp;
  /**
   * The column that holds the symbol.
   *
   * @default - only the file's name contains the symbol
   */
  readonly symbol?: string;
  /** The columns that can hold the time. A CSV file has exactly one of them, and so has each line of NDJSON. */
  readonly times: readonly TimeColumn[];
  readonly price: string;
  /**
   * Number of decimals of prices that are written as whole numbers, without a decimal point.
   *
   * @default 0
   */
  readonly impliedDecimals?: number;
  /**
   * The value of the price of records without a price. It is no number with a supported number of digits.
   *
   * @default - every price is a price
   */
  readonly noPrice?: string;
  /** The column that holds the size. Of several columns, the first one that the file has. */
  readonly size: string | readonly string[];
  /**
   * The size of a sale is negative. Its sign is ignored.
   *
   * @default false
   */
  readonly isSizeSigned?: boolean;
  /**
   * Instruments whose sizes are in contracts, if the file does not state the size of a contract. Their lines are rejected.
   * The expression is matched with the feed and the symbol, separated by a space.
   */
  readonly contracts?: RegExp;
  /** The columns whose values, joined by colons, are the id of a trade. */
  readonly id: readonly string[];
  /**
   * Makes a trade without id known by its time, price, size and side, and by the number of times that equal trades occur
   * in the file.
   *
   * @default - lines without id are rejected
   */
  readonly knownByValues?: {
    /**
     * The columns other than time, price and size whose values belong to the identity, such as the side. The sale conditions
     * are among them, so that equal trades update the same parts of their bar.
     */
    readonly columns: readonly string[];
  };
  /**
   * The column with a whole number that orders trades of the same time.
   *
   * @default - trades of the same time are ordered by their id
   */
  readonly order?: string;
  readonly conditions?: SaleConditions;
  readonly corrections?: Corrections;
  /**
   * The types of records.
   *
   * @default - every line is a trade
   */
  readonly records?: RecordTypes;
}

/** The columns that can hold the size, in the order in which they apply. */
export function sizeColumnsOf({ size }: Pick<LayoutDeclaration, 'size'>): readonly string[] {
  return typeof size === 'string' ? [size] : size;
}

/** Returns all columns that a file or the line of a trade may have, unless it may have any. */
export function knownColumns({ columns, optionalColumns = [], times }: LayoutDeclaration): string[] {
  return [...columns, ...optionalColumns, ...times.map(({ column }) => column)];
}

/** Returns the columns whose values decide what a line means. Without one of them, the line would mean something else. */
export function meaningfulColumns(declaration: LayoutDeclaration): string[] {
  const { symbol, feed, conditions, corrections, records } = declaration;
  const replacements = Object.values(records?.types ?? {}).map((record) =>
    record.kind === 'retraction' ? record.replacement : undefined,
  );
  return [symbol, typeof feed === 'string' ? undefined : feed.column, conditions?.column, conditions?.tape?.column]
    .concat(corrections?.column, records?.column, ...replacements.map((replacement) => replacement?.conditions))
    .filter((column) => column !== undefined);
}

/** Returns all columns that the layout reads from the line of a trade. */
export function usedColumns(declaration: LayoutDeclaration): string[] {
  const { times, symbol, price, id, feed, conditions, corrections, records, order, knownByValues } = declaration;
  return [symbol, price, ...sizeColumnsOf(declaration), ...id, ...times.map(({ column }) => column), order]
    .concat(records?.column, ...(knownByValues?.columns ?? []))
    .concat(typeof feed === 'string' ? undefined : feed.column)
    .concat(conditions?.column, conditions?.tape?.column, corrections?.column)
    .filter((column) => column !== undefined);
}
