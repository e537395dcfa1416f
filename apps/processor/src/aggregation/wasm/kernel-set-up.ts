import { CHUNK_NANOSECONDS, idKeyOf, instrumentKey, NANOSECONDS, type Instrument } from '@trading/bars';
import type {
  CsvFields,
  CsvRowFields,
  FastFormat,
  NdjsonFields,
  NdjsonRowFields,
  RowFields,
} from '../../parsing/fast-format';
import { parseEasternTime } from '../../parsing/eastern-time';
import { ALL_TIMES } from '../../parsing/timestamp';
import type { LineAggregatorOptions } from '../line-aggregator';
import type { Kernel } from './kernel';

/** Number of digits after the decimal point of a time. Above 9, the kernel reads `ms-or-us`. */
const TIME_DECIMALS: Readonly<Record<FastFormat['unit'], number>> = {
  s: 9,
  ms: 6,
  us: 3,
  ns: 0,
  'ms-or-us': 10,
  rfc3339: 0,
  'rfc3339-or-ms': 6,
  'rfc3339-or-ns': 0,
  kdb: 0,
  'eastern-time-of-day': 0,
};

/** The formats of times that are not only numbers. */
const TIME_FORMATS: Readonly<Partial<Record<FastFormat['unit'], number>>> = {
  rfc3339: 1,
  'rfc3339-or-ms': 2,
  'rfc3339-or-ns': 2,
  kdb: 3,
  'eastern-time-of-day': 4,
};

/** Stands for the start of an hour that a day does not have. */
const NO_HOUR = 0xffff_ffff_ffff_ffffn;

/** The roles of keys that the kernel does not read: lines that have a reserved one are deferred, others are skipped. */
const RESERVED = 16;
const OTHER = 17;

/** Maximum bytes of a key of NDJSON in the kernel. */
const MAX_KEY_LENGTH = 16;

/** The kernel numbers bars with 32 bits. */
const MAX_BAR = 0xffff_ffffn;

/** The role of the size. */
const SIZE = 3;

/** The roles of the first column of an id, and of the first one that decides what a line means. */
const FIRST_ID = 5;
const FIRST_DECISIVE = 9;

/** Maximum number of columns of an id, and of values that stand for one. */
const MAX_IDS = FIRST_DECISIVE - FIRST_ID;

/** The options that the kernel is told of. */
export type KernelOptions = Omit<LineAggregatorOptions, 'limits' | 'temporaryFile'>;

/**
 * Configures a new kernel, before its first line.
 *
 * @param numberOfFeed returns the number of a feed
 */
export function setUpKernel(
  kernel: Kernel,
  { format, interval, contested, contestedTrades = [], times = ALL_TIMES }: KernelOptions,
  numberOfFeed: (feed: string) => number,
): void {
  const nanoseconds = NANOSECONDS[interval];
  kernel.setTime(TIME_DECIMALS[format.unit], nanoseconds, Number(CHUNK_NANOSECONDS[interval] / nanoseconds));
  kernel.setBars(Number(times.from / nanoseconds), Number(least((times.to - 1n) / nanoseconds, MAX_BAR)));
  setTimeFormat(kernel, format);
  setFields(kernel, format.fields);

  const symbols = new Map<string, number>();
  const numberOf = (instrument: Instrument): number => {
    const key = instrumentKey(instrument);
    const { feed, symbol } = instrument;
    const number = symbols.get(key) ?? kernel.addSymbol(...write(kernel, symbol), numberOfFeed(feed));
    symbols.set(key, number);
    return number;
  };
  const { feed = '', symbol } = format;
  if (symbol !== undefined) kernel.setFileSymbol(numberOf({ feed, symbol }));
  for (const bar of contested) {
    const index = bar.time / nanoseconds;
    if (index <= MAX_BAR) kernel.addKnownContested(numberOf(bar), Number(index));
  }
  for (const trade of contestedTrades) kernel.addContestedName(numberOf(trade), idKeyOf(trade.id));
}

function setTimeFormat(kernel: Kernel, { unit, date = '' }: FastFormat): void {
  const format = TIME_FORMATS[unit];
  if (format !== undefined) kernel.setTimeFormat(format);
  if (unit !== 'eastern-time-of-day') return;
  // The offset from UTC does not change within an hour.
  const hours = Array.from({ length: 24 }, (_, hour) => parseEasternTime(`${hour}0000000`.padStart(9, '0'), date));
  new BigUint64Array(kernel.memory.buffer, kernel.hoursStart(), 24).set(hours.map((start) => start ?? NO_HOUR));
}

function setFields(kernel: Kernel, fields: FastFormat['fields']): void {
  if (fields.kind === 'csv') setCsv(kernel, fields);
  else if (fields.kind === 'csv-rows') setCsvRows(kernel, fields);
  else if (fields.kind === 'ndjson') setKeys(kernel, fields, keysOfTrade(fields));
  else setNdjsonRows(kernel, fields);
}

function setCsv(kernel: Kernel, { separator, count, symbol, time, price, size, id }: CsvFields): void {
  kernel.setCsv(separator.charCodeAt(0), count, symbol ?? 0, time, price, size, id);
}

function setCsvRows(kernel: Kernel, fields: CsvRowFields): void {
  const values = valuesOfRow(fields);
  kernel.setCsv(fields.separator.charCodeAt(0), fields.count, 0, 0, 0, 0, 0);
  if (fields.unnamedFields !== undefined) kernel.setUnnamedFields(fields.unnamedFields);
  setRows(kernel, fields, values);
  // A column can have several roles.
  for (const { column, role } of [...columnsOfRow(fields), ...values]) {
    if (column !== undefined) kernel.addRowColumn(column, role);
  }
}

function setNdjsonRows(kernel: Kernel, fields: NdjsonRowFields): void {
  const columns = columnsOfRow(fields);
  // A key has one role.
  const values = valuesOfRow(fields).map((value) => columns.find(({ column }) => column === value.column) ?? value);
  setRows(kernel, fields, values);
  setKeys(kernel, fields, [...new Set([...columns, ...(values as ReadColumn<string>[])])]);
}

function setRows(kernel: Kernel, fields: RowFields<unknown>, values: readonly ReadColumn<unknown>[]): void {
  const { id, decisive, impliedDecimals = 0, areSizesSigned = false } = fields;
  if (id.length + values.length > MAX_IDS)
    throw new RangeError(`The kernel takes ${MAX_IDS} columns of ids and values.`);
  kernel.setRows(id.length, decisive.length);
  if (impliedDecimals > 0 || areSizesSigned) kernel.setNumbers(impliedDecimals, Number(areSizesSigned));
  if (fields.values) kernel.setIdsOfValues();
  for (const { role } of values) kernel.addValueRole(role);
}

/** A column, or a key of NDJSON, and its role. */
interface ReadColumn<Column> {
  readonly column: Column;
  readonly role: number;
}

/** The columns of lines with rules. */
function columnsOfRow<Column>({
  symbol,
  time,
  price,
  size,
  order,
  id,
  decisive,
}: RowFields<Column> & FieldsOfTrade<Column>): ReadColumn<Column>[] {
  const columns = [symbol, time, price, size, order].flatMap((column, role) =>
    column === undefined ? [] : [{ column, role }],
  );
  const further = (some: readonly Column[], first: number) =>
    some.map((column, index) => ({ column, role: first + index }));
  return [...columns, ...further(id, FIRST_ID), ...further(decisive, FIRST_DECISIVE)];
}

/** The columns of values by which trades are known, with roles after those of the id. */
function valuesOfRow<Column>({
  id,
  values = [],
}: Pick<RowFields<Column>, 'id' | 'values'>): ReadColumn<Column | undefined>[] {
  return values.map((column, index) => ({ column, role: FIRST_ID + id.length + index }));
}

type FieldsOfTrade<Column> = Readonly<Record<'time' | 'price' | 'size', Column>> & { readonly symbol?: Column };

/** The keys of lines without rules. */
function keysOfTrade({ symbol, time, price, size, id }: NdjsonFields): ReadColumn<string>[] {
  return [symbol, time, price, size, id].flatMap((column, role) => (column === undefined ? [] : [{ column, role }]));
}

function setKeys(
  kernel: Kernel,
  { reserved, ignored, otherSizes = [] }: Pick<NdjsonFields, 'reserved' | 'ignored' | 'otherSizes'>,
  read: readonly ReadColumn<string>[],
): void {
  const others = [
    ...otherSizes.map((column) => ({ column, role: SIZE })),
    ...reserved.map((column) => ({ column, role: RESERVED })),
    // A line with a longer key is deferred.
    ...(ignored ?? []).filter((key) => key.length <= MAX_KEY_LENGTH).map((column) => ({ column, role: OTHER })),
  ];
  kernel.setUnknownKeys(ignored ? RESERVED : OTHER);
  for (const { column, role } of [...read, ...others]) {
    const isAdded = kernel.addKey(...write(kernel, column), role) !== 0;
    if (!isAdded) throw new RangeError(`The kernel takes 64 keys of up to 16 bytes, and has no room for: ${column}`);
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** Writes a text to the input of the kernel and returns its address and length. */
function write({ memory, inputStart }: Kernel, text: string): [start: number, length: number] {
  const start = inputStart();
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, start));
  return [start, written];
}
