import type { SaleConditions } from './rules/sale-conditions';
import type { Corrections } from './rules/corrections';
import type { TimestampUnit } from './timestamp';

/** A column that holds the time, and its unit. */
export interface TimeColumn {
  readonly column: string;
  /**
   * With `ms-or-us`, 13 digits are milliseconds and 16 digits are microseconds. This is unambiguous from 2001 to 2286.
   */
  readonly unit: TimestampUnit | 'ms-or-us';
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

/** Patterns of the keys of files whose lines do not contain everything that is needed to read them. */
export interface KeyPattern {
  /** The last part of the key, without `.gz`, `.zst` or `.zip`. Its group `symbol` is the symbol. */
  readonly name: RegExp;
  /** The first line of a file without header. No line matches two layouts that also share names. */
  readonly firstLine?: RegExp;
  /**
   * The rest of the key, with its last slash. It decides the layout of a file without header whose first line is
   * damaged.
   */
  readonly folder?: RegExp;
}

/** A layout as data. {@link makeLayout} makes the {@link Layout} of a file from it. */
export interface LayoutDeclaration {
  /** The name of the layout in manifests and in the configuration. */
  readonly name: string;
  /** A description of the files that have the layout, for the message about a file that matches none. */
  readonly recognisedBy: string;
  /** The feed of the trades. Two layouts may share a feed only if they share its symbols and ids. */
  readonly feed: string | FeedColumn;
  readonly format: 'csv' | 'ndjson';
  /**
   * The separator of the fields. CSV only.
   *
   * @default ','
   */
  readonly separator?: ',' | '|';
  /**
   * A first line that names the columns: never, if the provider wrote one, or always. CSV only. Named columns may be in any
   * order.
   *
   * @default 'none'
   */
  readonly header?: 'none' | 'optional' | 'required';
  /**
   * The columns, or the keys of NDJSON. A file without header has them in this order. Headers are compared in lower
   * case.
   */
  readonly columns: readonly string[];
  /** Columns that a file may have in addition. */
  readonly optionalColumns?: readonly string[];
  /**
   * Allows any further columns, which are ignored.
   *
   * @default false, so that no file matches two layouts
   */
  readonly furtherColumns?: boolean;
  readonly key?: KeyPattern;
  /**
   * The column that holds the symbol.
   *
   * @default - only the file's name contains the symbol
   */
  readonly symbol?: string;
  /** The columns that can hold the time. A CSV file has exactly one of them, and so has each line of NDJSON. */
  readonly times: readonly TimeColumn[];
  readonly price: string;
  readonly size: string;
  /** The columns whose values, joined by colons, are the id of a trade. */
  readonly id: readonly string[];
  readonly conditions?: SaleConditions;
  readonly corrections?: Corrections;
  /** The column whose value is `trade` or empty for a trade, and `cancel` for a cancel. */
  readonly action?: string;
}

/** Returns all columns that the layout reads. */
export function usedColumns({ times, action, ...declaration }: LayoutDeclaration): string[] {
  const { symbol, price, size, id, feed, conditions, corrections } = declaration;
  return [symbol, price, size, ...id, ...times.map(({ column }) => column), action]
    .concat(typeof feed === 'string' ? undefined : feed.column)
    .concat(conditions?.column, conditions?.tape?.column, corrections?.column)
    .filter((column) => column !== undefined);
}
