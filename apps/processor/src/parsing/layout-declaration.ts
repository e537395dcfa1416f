import type { SaleConditions } from './rules/sale-conditions';
import type { Corrections } from './rules/corrections';
import type { TimestampUnit } from './timestamp';

/** A column that holds the time, and how it is meant. */
export interface TimeColumn {
  readonly column: string;
  /** `ms-or-us`: 13 digits are milliseconds, 16 are microseconds, for every day from 2001 to 2286. */
  readonly unit: TimestampUnit | 'ms-or-us';
}

/** A feed that a column of each line names. */
export interface FeedColumn {
  readonly column: string;
  /** Stands before the column's value. */
  readonly prefix?: string;
  /** The feed of lines without a value. */
  readonly default?: string;
}

/** What the object's key says of a file that names its columns nowhere. */
export interface KeyPattern {
  /** The last part of the key, without `.gz` and `.zst`; its group `symbol` is the symbol. */
  readonly name: RegExp;
  /** A first line of such a file; no two layouts with the same names share one. */
  readonly firstLine?: RegExp;
  /** The rest of the key, ending in a slash, which tells layouts apart where the first line is no good. */
  readonly folder?: RegExp;
}

/** A layout as data; the interpreter makes a {@link Layout} of it for each file. */
export interface LayoutDeclaration {
  /** What it is called in reports and in the configuration. */
  readonly name: string;
  /** How a file is recognised, in words, for those whose file was not. */
  readonly recognised: string;
  /** Whose trades they are: a name of its own, since symbols and ids have a meaning within a feed only. */
  readonly feed: string | FeedColumn;
  readonly format: 'csv' | 'ndjson';
  /**
   * What stands between the fields: CSV only.
   *
   * @default ','
   */
  readonly separator?: ',' | '|';
  /**
   * Whether the first line names the columns: CSV only. Where it does, the columns may come in any order.
   *
   * @default 'none'
   */
  readonly header?: 'none' | 'optional' | 'required';
  /** The columns (keys of NDJSON), without header in this order; names of CSV headers are compared in lower case. */
  readonly columns: readonly string[];
  /** Columns that may be there. */
  readonly optionalColumns?: readonly string[];
  /**
   * Whether a file with further columns is recognised, which are ignored then.
   *
   * @default false, so that no file can be recognised by two layouts
   */
  readonly furtherColumns?: boolean;
  readonly key?: KeyPattern;
  /**
   * The column that holds the symbol.
   *
   * @default - the symbol is in the file's name only
   */
  readonly symbol?: string;
  /** One of these holds the time; a file that has two of them is not recognised. */
  readonly times: readonly TimeColumn[];
  readonly price: string;
  readonly size: string;
  /** The columns that identify a trade together; their values are joined by colons. */
  readonly id: readonly string[];
  readonly conditions?: SaleConditions;
  readonly corrections?: Corrections;
  /** The column that says what a line is: `trade` or nothing, or `cancel`. */
  readonly action?: string;
}

/** The columns that say anything of a trade. */
export function usedColumns({ times, action, ...declaration }: LayoutDeclaration): string[] {
  const { symbol, price, size, id, feed, conditions, corrections } = declaration;
  return [symbol, price, size, ...id, ...times.map(({ column }) => column), action]
    .concat(typeof feed === 'string' ? undefined : feed.column)
    .concat(conditions?.column, conditions?.tape?.column, corrections?.column)
    .filter((column) => column !== undefined);
}
