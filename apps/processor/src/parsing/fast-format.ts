import type { LayoutDeclaration } from './layout-declaration';
import type { LayoutMatch } from './match-layout';
import { isName } from './trade-fields';

/**
 * How the fast path finds the fields of a trade in a line.
 *
 * A file has no fast format if its layout needs more than this, such as sale conditions or corrections. All trades that
 * the fast path accepts are fully eligible.
 */
export interface FastFormat {
  readonly feed: string;
  /**
   * The symbol of every line.
   *
   * @default - a column holds the symbol
   */
  readonly symbol?: string;
  /** The unit of the time column. With `ms-or-us`, 13 digits are milliseconds and 16 digits are microseconds. */
  readonly unit: 's' | 'ms' | 'us' | 'ns' | 'ms-or-us';
  /** True if the first line names the columns. */
  readonly hasHeader: boolean;
  readonly fields: CsvFields | NdjsonFields;
}

/** The positions of the fields in a line of CSV, counted from zero. */
export interface CsvFields {
  readonly kind: 'csv';
  readonly separator: ',' | '|';
  /** Number of fields in a line. */
  readonly count: number;
  readonly symbol?: number;
  readonly time: number;
  readonly price: number;
  readonly size: number;
  readonly id: number;
}

/**
 * The keys of the fields in a line of NDJSON. Other keys are skipped. A line with one of these keys twice is deferred.
 */
export interface NdjsonFields {
  readonly kind: 'ndjson';
  /** Keys that change the meaning of a line. A line with one of them is deferred. */
  readonly reserved: readonly string[];
  readonly symbol?: string;
  readonly time: string;
  readonly price: string;
  readonly size: string;
  readonly id: string;
}

/**
 * Derives the fast format of a file.
 *
 * @returns undefined if the file needs the reference path
 */
export function fastFormatOf(declaration: LayoutDeclaration, match: LayoutMatch): FastFormat | undefined {
  const { format, times, symbol, price, size, id, conditions, corrections, action, separator = ',' } = declaration;
  const names = match.names ?? declaration.columns;
  const time = times.find(({ column }) => names.includes(column));
  const feed = typeof declaration.feed === 'string' ? declaration.feed : declaration.feed.default;
  const meaningful = [typeof declaration.feed === 'string' ? undefined : declaration.feed.column, action].filter(
    (column) => column !== undefined,
  );
  if (!time || time.unit === 'rfc3339' || feed === undefined || conditions || corrections) return undefined;
  const [idColumn = '', ...furtherIds] = id;
  if (furtherIds.length > 0 || (symbol === undefined && !isName(match.symbol))) return undefined;

  const shared = { feed, ...(symbol === undefined ? { symbol: match.symbol } : {}), unit: time.unit };
  if (format === 'ndjson') {
    const otherTimes = times.map(({ column }) => column).filter((column) => column !== time.column);
    const reserved = [...meaningful, ...otherTimes];
    const fields = { kind: 'ndjson', symbol, time: time.column, price, size, id: idColumn, reserved } as const;
    return { ...shared, hasHeader: false, fields };
  }
  if (meaningful.some((column) => names.includes(column))) return undefined;
  const at = (column: string) => names.indexOf(column);
  return {
    ...shared,
    hasHeader: match.names !== undefined,
    fields: {
      kind: 'csv',
      separator,
      count: names.length,
      ...(symbol === undefined ? {} : { symbol: at(symbol) }),
      time: at(time.column),
      price: at(price),
      size: at(size),
      id: at(idColumn),
    },
  };
}
