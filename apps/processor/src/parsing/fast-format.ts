import { sizeColumnsOf, type LayoutDeclaration, type TimeColumn } from './layout-declaration';
import type { LayoutMatch } from './recognition/match-layout';
import { isName } from './names';

const FAST_UNITS = ['s', 'ms', 'us', 'ns', 'ms-or-us'] as const;

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
  readonly unit: (typeof FAST_UNITS)[number];
  /** True if the first line names the columns. */
  readonly hasHeader: boolean;
  readonly fields: CsvFields | NdjsonFields;
}

/** The positions of the fields in a line of CSV, counted from zero. */
export interface CsvFields {
  readonly kind: 'csv';
  readonly separator: NonNullable<LayoutDeclaration['separator']>;
  /** Number of fields in a line. */
  readonly count: number;
  readonly symbol?: number;
  readonly time: number;
  readonly price: number;
  readonly size: number;
  readonly id: number;
}

/** The keys of the fields in a line of NDJSON. A line with one of these keys twice is deferred. */
export interface NdjsonFields {
  readonly kind: 'ndjson';
  /** Keys that change the meaning of a line. A line with one of them is deferred. */
  readonly reserved: readonly string[];
  /**
   * Keys that are skipped. A line with any key that is not listed here or below is deferred.
   *
   * @default - all keys that are not {@link reserved} are skipped
   */
  readonly ignored?: readonly string[];
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
  const { symbol, price, id, conditions, corrections, impliedDecimals, contracts, separator = ',' } = declaration;
  const names = match.names ?? declaration.columns;
  const time = declaration.times.find(({ column }) => names.includes(column));
  const feed = typeof declaration.feed === 'string' ? declaration.feed : declaration.feed.default;
  if (!time || !isFast(time.unit) || feed === undefined || conditions || corrections) return undefined;
  if (impliedDecimals !== undefined || retractsBefore(declaration)) return undefined;
  const [idColumn, ...furtherIds] = id;
  if (idColumn === undefined || furtherIds.length > 0) return undefined;
  if (symbol === undefined && !isName(match.symbol)) return undefined;
  if (contracts && (symbol !== undefined || contracts.test(`${feed} ${match.symbol}`))) return undefined;
  const meaningful = [
    typeof declaration.feed === 'string' ? undefined : declaration.feed.column,
    declaration.records?.column,
    declaration.order,
  ].filter((column) => column !== undefined);

  const shared = { feed, ...(symbol === undefined ? { symbol: match.symbol } : {}), unit: time.unit };
  const sizes = sizeColumnsOf(declaration);
  if (declaration.format === 'ndjson') {
    if (sizes.length > 1 || meaningful.some((column) => declaration.columns.includes(column))) return undefined;
    const fields = ndjsonFieldsOf(declaration, match, time.column, meaningful);
    return {
      ...shared,
      hasHeader: false,
      fields: { ...fields, symbol, price, size: sizes[0] as string, id: idColumn },
    };
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
      size: at(sizes.find((column) => names.includes(column)) as string),
      id: at(idColumn),
    },
  };
}

/** Texts other than one number are read by the reference path only. */
function isFast(unit: TimeColumn['unit']): unit is FastFormat['unit'] {
  return (FAST_UNITS as readonly string[]).includes(unit);
}

/** The part of the format that decides which keys a line may have. */
function ndjsonFieldsOf(
  declaration: LayoutDeclaration,
  { isDeclared }: LayoutMatch,
  time: string,
  meaningful: readonly string[],
): Pick<NdjsonFields, 'kind' | 'time' | 'reserved' | 'ignored'> {
  const { columns, optionalColumns = [], furtherColumns, refusedColumns = {}, times } = declaration;
  const otherTimes = times.map(({ column }) => column).filter((column) => column !== time);
  const refused = isDeclared ? [] : Object.keys(refusedColumns);
  const reserved = [...meaningful, ...otherTimes, ...refused];
  if (furtherColumns || isDeclared) return { kind: 'ndjson', time, reserved };
  const others = [...columns, ...optionalColumns].filter((column) => !reserved.includes(column));
  return { kind: 'ndjson', time, reserved, ignored: others.filter((column) => !isRead(declaration, column, time)) };
}

/** True if the fast path reads the key. */
function isRead({ symbol, price, id, ...declaration }: LayoutDeclaration, column: string, time: string): boolean {
  return [symbol, price, time, ...id, ...sizeColumnsOf(declaration)].includes(column);
}

/** True if a record retracts a trade that it does not locate in time, which the fast path could have accepted. */
function retractsBefore({ records }: LayoutDeclaration): boolean {
  return Object.values(records?.types ?? {}).some(
    (record) => record.kind === 'retraction' && record.time === 'of-retraction',
  );
}
