import type { Instrument } from '@trading/bars';
import { meaningfulColumns, sizeColumnsOf, type LayoutDeclaration, type TimeColumn } from './layout-declaration';
import type { LayoutMatch } from './recognition/match-layout';
import { csvVerdicts, decisiveColumns, ndjsonVerdicts, type VerdictOf } from './line-rules';
import { isName } from './names';
import type { ExtendedHours } from './rules/sale-conditions';

/** The formats of times that are numbers. */
const NUMERIC_UNITS = ['s', 'ms', 'us', 'ns', 'ms-or-us'];

/** How the fast path finds the fields of a trade in a line. */
export interface FastFormat {
  /**
   * The feed of lines that state none. Lines without rules never state one.
   *
   * @default - each line states its feed
   */
  readonly feed?: string;
  /**
   * The symbol of lines that do not state one.
   *
   * @default - a column holds the symbol
   */
  readonly symbol?: string;
  /** The format of the time column. */
  readonly unit: TimeColumn['unit'];
  /**
   * The day of times of day, `YYYYMMDD`.
   *
   * @default - the times state the day
   */
  readonly date?: string;
  /** True if the first line names the columns. */
  readonly hasHeader: boolean;
  readonly fields: CsvFields | NdjsonFields | CsvRowFields | NdjsonRowFields;
  /**
   * A slower way to read the same lines, which also understands quotes, ids that are texts, trades without id, nested values,
   * exponents, and lines without symbol in a file whose name has one.
   *
   * @default - {@link fields} are those of lines with rules already
   */
  readonly rows?: FastFormat;
}

/**
 * The positions of the fields in a line of CSV, counted from zero. Every line is a trade that updates all parts of its bar,
 * with an id in one column.
 */
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

/** Further fields, of lines with rules, an order, signed sizes, implied decimals, or other ids than one number. */
export interface RowFields<Column> {
  readonly order?: Column;
  /** The columns whose values, joined by colons, are the id. */
  readonly id: readonly Column[];
  /**
   * The columns whose values belong to the id of a trade that has none, besides its time, price and size. Undefined is the
   * place of a column that the file does not have.
   *
   * @default - lines without id are deferred
   */
  readonly values?: readonly (Column | undefined)[];
  /**
   * Number of decimals of prices that are whole numbers.
   *
   * @default 0
   */
  readonly impliedDecimals?: number;
  /**
   * The size of a sale is negative. Its sign is ignored.
   *
   * @default false
   */
  readonly areSizesSigned?: boolean;
  /** The columns whose texts decide what a line means. */
  readonly decisive: readonly Column[];
  readonly verdictOf: VerdictOf;
  /** Returns true if the sizes of an instrument are in contracts. Its lines are deferred. */
  readonly isInContracts: (instrument: Instrument) => boolean;
}

/** The positions of the fields in a line of CSV with rules, counted from zero. */
export interface CsvRowFields extends Omit<CsvFields, 'kind' | 'id'>, RowFields<number> {
  readonly kind: 'csv-rows';
  /**
   * Number of fields that a line can have after the others.
   *
   * @default 0
   */
  readonly unnamedFields?: number;
}

/** The keys of the fields in a line of NDJSON with rules. */
export interface NdjsonRowFields extends Omit<NdjsonFields, 'kind' | 'id'>, RowFields<string> {
  readonly kind: 'ndjson-rows';
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
  /**
   * Other keys that can hold the size. A line with two of them is deferred.
   *
   * @default - none
   */
  readonly otherSizes?: readonly string[];
  readonly id: string;
}

/**
 * Derives the fast format of a file.
 *
 * @param extendedHours the practice for trades outside the regular session, by default that of the layout
 * @returns undefined if the file needs the reference path
 */
export function fastFormatOf(
  declaration: LayoutDeclaration,
  match: LayoutMatch,
  extendedHours?: ExtendedHours,
): FastFormat | undefined {
  const { symbol, contracts, format } = declaration;
  const names = match.names ?? declaration.columns;
  const time = declaration.times.find(({ column }) => names.includes(column));
  const feed = typeof declaration.feed === 'string' ? declaration.feed : declaration.feed.default;
  if (!time || (declaration.id.length === 0 && !declaration.knownByValues)) return undefined;
  const fileSymbol = isName(match.symbol) ? match.symbol : undefined;
  if (symbol === undefined && (!fileSymbol || contracts?.test(`${feed} ${fileSymbol}`))) return undefined;
  const shared = {
    ...(feed === undefined ? {} : { feed }),
    unit: time.unit,
    hasHeader: format === 'csv' && match.names !== undefined,
  };
  // A line of NDJSON may lack the key of the symbol. The kernel does not ask about contracts then.
  const isAccepted = !contracts || (typeof declaration.feed === 'string' && !contracts.test(`${feed} ${fileSymbol}`));
  const statesNoSymbol = symbol === undefined || (format === 'ndjson' && isAccepted);
  const rows: FastFormat = {
    ...shared,
    ...(statesNoSymbol && fileSymbol ? { symbol: fileSymbol } : {}),
    ...(time.unit === 'eastern-time-of-day' && match.date !== undefined ? { date: match.date } : {}),
    fields:
      format === 'csv'
        ? csvRowsOf(declaration, names, time.column, extendedHours)
        : ndjsonRowsOf(declaration, match, time.column, extendedHours),
  };
  if (!NUMERIC_UNITS.includes(time.unit) || feed === undefined || hasRules(declaration, names)) return rows;
  const fields = format === 'csv' ? csvOf(declaration, names, time.column) : ndjsonOf(declaration, match, time.column);
  return { ...shared, ...(symbol === undefined ? { symbol: fileSymbol } : {}), fields, rows };
}

/** True if more than time, price, size and one id decides what the lines of a file mean. */
function hasRules(declaration: LayoutDeclaration, names: readonly string[]): boolean {
  const { symbol, format, id, order, contracts, conditions, corrections, records } = declaration;
  const { impliedDecimals, isSizeSigned } = declaration;
  if (id.length !== 1 || impliedDecimals !== undefined || isSizeSigned) return true;
  if (contracts && symbol !== undefined) return true;
  if ([...decisiveColumns(declaration), order].some((column) => column !== undefined && names.includes(column)))
    return true;
  // Lines of NDJSON may have other keys than the first one. A trade without its type may be retracted by another line.
  const retracts = Object.values(records?.types ?? {}).some(
    (record) => record.kind === 'retraction' && record.time === 'of-retraction',
  );
  return format === 'ndjson' && (conditions !== undefined || corrections !== undefined || retracts);
}

function csvOf(declaration: LayoutDeclaration, names: readonly string[], time: string): CsvFields {
  return { kind: 'csv', ...columnsOf(declaration, names, time), id: names.indexOf(declaration.id[0] as string) };
}

function csvRowsOf(
  declaration: LayoutDeclaration,
  names: readonly string[],
  time: string,
  extendedHours: ExtendedHours | undefined,
): CsvRowFields {
  const { id, order, knownByValues, unnamedFields } = declaration;
  const at = (column: string) => (names.includes(column) ? names.indexOf(column) : undefined);
  const decisive = decisiveColumns(declaration).filter((column) => names.includes(column));
  return {
    kind: 'csv-rows',
    ...columnsOf(declaration, names, time),
    ...(unnamedFields === undefined ? {} : { unnamedFields }),
    ...numbersOf(declaration),
    ...(order !== undefined && names.includes(order) ? { order: names.indexOf(order) } : {}),
    ...(knownByValues ? { values: knownByValues.columns.map(at) } : {}),
    id: id.map((column) => names.indexOf(column)),
    decisive: decisive.map((column) => names.indexOf(column)),
    verdictOf: csvVerdicts(declaration, decisive, extendedHours),
    isInContracts: contractsOf(declaration),
  };
}

function ndjsonOf(declaration: LayoutDeclaration, match: LayoutMatch, time: string): NdjsonFields {
  const { symbol, price, id, order } = declaration;
  const sizes = sizeColumnsOf(declaration);
  const meaningful = [...decisiveColumns(declaration), order].filter((column) => column !== undefined);
  const read = [symbol, price, time, ...sizes, ...id].filter((column) => column !== undefined);
  const keys = keysOf(declaration, match, time, meaningful, read);
  return { kind: 'ndjson', ...keys, symbol, time, price, ...sizesOf(sizes), id: id[0] as string };
}

function ndjsonRowsOf(
  declaration: LayoutDeclaration,
  match: LayoutMatch,
  time: string,
  extendedHours: ExtendedHours | undefined,
): NdjsonRowFields {
  const { symbol, price, id, order, knownByValues } = declaration;
  const sizes = sizeColumnsOf(declaration);
  const decisive = decisiveColumns(declaration);
  const values = knownByValues?.columns;
  const read = [symbol, price, time, ...sizes, ...id, order, ...decisive, ...(values ?? [])].filter(
    (column) => column !== undefined,
  );
  const unread = meaningfulColumns(declaration).filter((column) => !read.includes(column));
  return {
    kind: 'ndjson-rows',
    ...keysOf(declaration, match, time, unread, read),
    ...{ symbol, time, price, order, id, values, decisive },
    ...sizesOf(sizes),
    ...numbersOf(declaration),
    verdictOf: ndjsonVerdicts(declaration, decisive, extendedHours),
    isInContracts: contractsOf(declaration),
  };
}

function sizesOf([size, ...others]: readonly string[]): Pick<NdjsonFields, 'size' | 'otherSizes'> {
  return { size: size as string, ...(others.length === 0 ? {} : { otherSizes: others }) };
}

function numbersOf(declaration: LayoutDeclaration): Pick<RowFields<unknown>, 'impliedDecimals' | 'areSizesSigned'> {
  const { impliedDecimals, isSizeSigned } = declaration;
  return {
    ...(impliedDecimals === undefined ? {} : { impliedDecimals }),
    ...(isSizeSigned ? { areSizesSigned: true } : {}),
  };
}

function contractsOf({ contracts }: LayoutDeclaration): RowFields<unknown>['isInContracts'] {
  return ({ feed, symbol }) => contracts?.test(`${feed} ${symbol}`) ?? false;
}

/** The positions of the fields that all lines have. */
function columnsOf(
  { separator = ',', symbol, price, ...declaration }: LayoutDeclaration,
  names: readonly string[],
  time: string,
): Omit<CsvFields, 'kind' | 'id'> {
  const at = (column: string) => names.indexOf(column);
  return {
    separator,
    count: names.length,
    ...(symbol === undefined ? {} : { symbol: at(symbol) }),
    time: at(time),
    price: at(price),
    size: at(sizeColumnsOf(declaration).find((column) => names.includes(column)) as string),
  };
}

/**
 * The part of the format that decides which keys a line may have.
 *
 * @param meaningful keys that would change the meaning of a line
 * @param read keys that the fast path reads
 */
function keysOf(
  declaration: LayoutDeclaration,
  { isDeclared }: LayoutMatch,
  time: string,
  meaningful: readonly string[],
  read: readonly string[],
): Pick<NdjsonFields, 'reserved' | 'ignored'> {
  const { columns, optionalColumns = [], furtherColumns, refusedColumns = {}, times } = declaration;
  const otherTimes = times.map(({ column }) => column).filter((column) => column !== time);
  const refused = isDeclared ? [] : Object.keys(refusedColumns);
  const reserved = [...meaningful, ...otherTimes, ...refused];
  if (furtherColumns || isDeclared) return { reserved };
  const others = [...columns, ...optionalColumns].filter((column) => !reserved.includes(column));
  return { reserved, ignored: others.filter((column) => !read.includes(column)) };
}
