import type { LayoutDeclaration } from './layout-declaration';
import type { Fit } from './recognise';
import { isName } from './trade-fields';

/**
 * How the fast path finds a trade in a line; a layout that cannot be said so has none, and is read line by line.
 *
 * Every trade under it counts fully: a layout with conditions or corrections has none either.
 */
export interface FastFormat {
  readonly feed: string;
  /** The symbol of every line, where no column holds it. */
  readonly symbol?: string;
  /** How numbers in the time column are meant; `ms-or-us`: 13 digits are milliseconds, 16 are microseconds. */
  readonly unit: 's' | 'ms' | 'us' | 'ns' | 'ms-or-us';
  /** Whether the first line names the columns. */
  readonly hasHeader: boolean;
  readonly fields: CsvFields | NdjsonFields;
}

/** Zero-based columns of a line whose fields are separated by one character. */
export interface CsvFields {
  readonly kind: 'csv';
  readonly separator: ',' | '|';
  /** Fields of every line. */
  readonly count: number;
  readonly symbol?: number;
  readonly time: number;
  readonly price: number;
  readonly size: number;
  readonly id: number;
}

/** Keys of a JSON object that is a line; other keys are skipped, and a line that has one of these twice is handed back. */
export interface NdjsonFields {
  readonly kind: 'ndjson';
  /** Keys that give a line a meaning of its own: a line that has one is handed back. */
  readonly reserved: readonly string[];
  readonly symbol?: string;
  readonly time: string;
  readonly price: string;
  readonly size: string;
  readonly id: string;
}

/**
 * How the fast path reads a file.
 *
 * @returns undefined where a rule or a field of the line decides more than the fast path knows of
 */
export function fastFormatOf(declaration: LayoutDeclaration, fit: Fit): FastFormat | undefined {
  const { format, times, symbol, price, size, id, conditions, corrections, action, separator = ',' } = declaration;
  const names = fit.names ?? declaration.columns;
  const time = times.find(({ column }) => names.includes(column));
  const feed = typeof declaration.feed === 'string' ? declaration.feed : declaration.feed.default;
  const deciding = [typeof declaration.feed === 'string' ? undefined : declaration.feed.column, action].filter(
    (column) => column !== undefined,
  );
  if (!time || time.unit === 'rfc3339' || feed === undefined || conditions || corrections) return undefined;
  const [idColumn = '', ...furtherIds] = id;
  if (furtherIds.length > 0 || (symbol === undefined && !isName(fit.symbol))) return undefined;

  const shared = { feed, ...(symbol === undefined ? { symbol: fit.symbol } : {}), unit: time.unit };
  if (format === 'ndjson') {
    const otherTimes = times.map(({ column }) => column).filter((column) => column !== time.column);
    const reserved = [...deciding, ...otherTimes];
    const fields = { kind: 'ndjson', symbol, time: time.column, price, size, id: idColumn, reserved } as const;
    return { ...shared, hasHeader: false, fields };
  }
  if (deciding.some((column) => names.includes(column))) return undefined;
  const at = (column: string) => names.indexOf(column);
  return {
    ...shared,
    hasHeader: fit.names !== undefined,
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
