import { formatDecimal, type Trade } from '@trading/bars';
import { fastFormatOf } from './fast-format';
import { feedOf } from './feed-of';
import { textOf, type Fields } from './fields';
import type { Layout, ParsedLine } from './layout';
import {
  meaningfulColumns,
  sizeColumnsOf,
  usedColumns,
  type LayoutDeclaration,
  type RecordTypes,
  type RetractionRecord,
  type TimeColumn,
} from './layout-declaration';
import { unknownKeysOf } from './line-keys';
import { readJsonFields } from './read-json-fields';
import type { LayoutMatch } from './recognition/match-layout';
import { problemOfName } from './names';
import { applyRules, type RuleContext } from './rules/apply-rules';
import type { ExtendedHours } from './rules/sale-conditions';
import { splitFields } from './split-fields';
import { ALL_TIMES, type TimeRange } from './timestamp';
import { toIdentity, toTime, toTrade, type RawIdentity } from './trade-fields';

const CONTRACTS = 'the size is a number of contracts, and the file does not state the size of a contract';

const TRAILER = 'a line about the file, not a record';

/**
 * Makes the layout of one file from a declaration.
 *
 * @param match how the file matches the declaration
 * @param extendedHours the practice for trades outside the regular session, by default that of the layout
 * @param times the plausible times of trades
 */
export function makeLayout(
  declaration: LayoutDeclaration,
  match: LayoutMatch,
  extendedHours?: ExtendedHours,
  times: TimeRange = ALL_TIMES,
): Layout {
  const options = { match, extendedHours, times };
  const isCsv = declaration.format === 'csv';
  const read = isCsv ? csvReader(declaration, match) : ndjsonReader(declaration, match);
  return {
    name: declaration.name,
    hasHeader: isCsv && match.names !== undefined,
    fast: fastFormatOf(declaration, match, extendedHours),
    timeUnits: timeUnitsOf(declaration),
    areDaysInUtc: declaration.areDaysInUtc ?? true,
    parse: (line) => {
      if (declaration.trailer?.test(line)) return { kind: 'excluded', rule: TRAILER };
      const fields = read(line);
      return typeof fields === 'string' ? rejected(fields) : interpret(declaration, fields, options);
    },
  };
}

/** An order that is a time has the unit of the time, unless that is no number. */
function timeUnitsOf({ times, order }: LayoutDeclaration): ReadonlyMap<string, TimeColumn['unit']> {
  const units = new Map(times.map(({ column, unit }) => [column, unit]));
  const [unit] = units.values();
  if (order !== undefined && unit !== undefined && unit !== 'rfc3339' && unit !== 'kdb') units.set(order, unit);
  return units;
}

/** How the lines of one file are read. */
interface ReadOptions {
  readonly match: LayoutMatch;
  readonly extendedHours: ExtendedHours | undefined;
  readonly times: TimeRange;
}

function csvReader(
  { columns: declared, separator, unnamedFields = 0 }: LayoutDeclaration,
  match: LayoutMatch,
): (line: string) => Fields | string {
  const names = match.names ?? declared;
  const columns = new Map(names.map((name, index) => [name, index]));
  return (line) => {
    const fields = splitFields(line, separator);
    if (!fields) return 'a quote is not closed, or is followed by text';
    const further = fields.length - names.length;
    if (further < 0 || further > unnamedFields) return `expected ${names.length} fields, found ${fields.length}`;
    return (column) => fields[columns.get(column) ?? -1];
  };
}

function ndjsonReader(declaration: LayoutDeclaration, match: LayoutMatch): (line: string) => Fields | string {
  const used = usedColumns(declaration);
  const meaningful = meaningfulColumns(declaration);
  const unknownKeys = match.isDeclared ? () => [] : unknownKeysOf(declaration);
  return (line) => {
    const read = readJsonFields(line);
    if (typeof read === 'string') return read;
    const repeated = used.find((column) => read.repeated.has(column));
    if (repeated !== undefined) return `the key '${repeated}' occurs more than once`;
    const unreadable = meaningful.find((column) => read.unreadable.has(column));
    if (unreadable !== undefined)
      return `the value of the key '${unreadable}' is not a text, a number or a list of them`;
    const [unknown] = unknownKeys(read);
    if (unknown !== undefined) return `the key '${unknown}' is not known in ${declaration.name}`;
    return (column) => read.fields.get(column);
  };
}

function interpret(declaration: LayoutDeclaration, fields: Fields, options: ReadOptions): ParsedLine {
  const text = (column: string) => textOf(fields(column));
  const { records } = declaration;
  const type = records === undefined ? '' : (text(records.column) ?? '');
  const record = records === undefined ? ({ kind: 'trade' } as const) : ownValue(records.types, type);
  if (!record) return rejected(unknownType(records as RecordTypes, type));
  if (record.kind === 'other') return rejected(`the record is ${record.name}, not a trade`);

  const times = declaration.times.filter(({ column }) => fields(column) !== undefined);
  const [time, second] = times;
  if (!time || second) return rejected(oneTime(declaration.times, times.length));
  const identity = {
    feed: feedOf(declaration, text),
    symbol: (declaration.symbol === undefined ? undefined : text(declaration.symbol)) ?? options.match.symbol,
    timestamp: text(time.column),
    unit: time.unit,
    times: options.times,
    date: options.match.date,
    id: idOf(declaration.id, text),
  };
  if (declaration.contracts?.test(`${identity.feed} ${identity.symbol}`)) return rejected(CONTRACTS);
  const context = { extendedHours: options.extendedHours, time: () => toTime(identity) };
  return record.kind === 'trade'
    ? tradeOf(declaration, identity, fields, context)
    : retractionOf(declaration, record, identity, fields, context);
}

function tradeOf(
  declaration: LayoutDeclaration,
  identity: RawIdentity,
  fields: Fields,
  context: RuleContext,
): ParsedLine {
  const text = (column: string) => textOf(fields(column));
  const verdict = applyRules(declaration, fields, context);
  if (verdict.kind === 'rejected') return rejected(verdict.reason);
  if (verdict.kind === 'excluded') return verdict;

  const order = declaration.order === undefined ? undefined : wholeNumberOf(text(declaration.order));
  if (typeof order === 'string') return rejected(`${declaration.order} ${order}`);
  const isKnownByValues = identity.id === undefined && declaration.knownByValues !== undefined;
  const trade = toTrade({
    ...identity,
    // Replaced below, when the values are known to be valid.
    id: isKnownByValues ? '0' : identity.id,
    price: priceOf(declaration, text(declaration.price)),
    size: sizeOf(declaration, text),
    eligibility: verdict.eligibility,
  });
  if (typeof trade === 'string') return rejected(trade);
  const ordered = order === undefined ? trade : { ...trade, order };
  if (!isKnownByValues) return { kind: 'trade', trade: ordered };
  return { kind: 'trade', trade: { ...ordered, id: idOfValues(declaration, trade, text) }, isKnownByValues };
}

function retractionOf(
  declaration: LayoutDeclaration,
  { id, time, replacement }: RetractionRecord,
  identity: RawIdentity,
  fields: Fields,
  context: RuleContext,
): ParsedLine {
  const text = (column: string) => textOf(fields(column));
  const retracted = toIdentity({ ...identity, id: id === undefined ? identity.id : idOf(id, text) });
  if (typeof retracted === 'string') return rejected(retracted);
  const retraction = { ...retracted, isTimeOfTrade: time === 'of-trade' };
  if (!replacement) return { kind: 'retraction', retraction };

  const verdict = applyRules(rulesOfReplacement(declaration, replacement.conditions), fields, context);
  if (verdict.kind === 'rejected')
    return { kind: 'retraction', retraction: { ...retraction, problem: verdict.reason } };
  if (verdict.kind === 'excluded') return { kind: 'retraction', retraction };
  const trade = toTrade({
    ...identity,
    id: idOf(replacement.id, text),
    price: priceOf(declaration, text(replacement.price)),
    size: text(replacement.size),
    eligibility: verdict.eligibility,
  });
  const corrected = typeof trade === 'string' ? { problem: `the corrected ${trade}` } : { replacement: trade };
  return { kind: 'retraction', retraction: { ...retraction, ...corrected } };
}

/** The rules for the trade that replaces a retracted one: sale conditions in a column of its own, and no corrections. */
function rulesOfReplacement(
  { conditions }: LayoutDeclaration,
  column: string | undefined,
): Pick<LayoutDeclaration, 'conditions'> {
  return conditions && column !== undefined ? { conditions: { ...conditions, column } } : {};
}

/**
 * Joins the parts of an id. All parts except the last must be free of colons, so that different parts never make the
 * same id.
 */
function idOf(columns: readonly string[], text: (column: string) => string | undefined): string | undefined {
  const parts = columns.map(text).filter((part) => part !== undefined);
  // A key that a line of NDJSON does not have is not an empty part.
  if (parts.length < columns.length) return undefined;
  // Joined to others, a part that is not a name would be part of one. Alone, it is rejected with the reason.
  const invalid = parts.length > 1 ? parts.find((part) => part !== '' && problemOfName(part) !== undefined) : undefined;
  if (invalid !== undefined) return invalid;
  if (!parts.at(-1) || !parts.slice(0, -1).every((part) => /^\w*$/.test(part))) return undefined;
  return parts.join(':');
}

/** The id of a trade that is known by its values. Equal values make equal ids, however they are written. */
function idOfValues(
  { knownByValues }: LayoutDeclaration,
  { time, price, size }: Trade,
  text: (column: string) => string | undefined,
): string {
  const others = (knownByValues?.columns ?? []).map((column) => (text(column) ?? '').toLowerCase());
  return [time, formatDecimal(price), formatDecimal(size), ...others].join('/');
}

function priceOf({ impliedDecimals = 0, noPrice }: LayoutDeclaration, text: string | undefined): string | undefined {
  if (text === noPrice) return undefined;
  return impliedDecimals > 0 && text !== undefined && /^-?\d+$/.test(text) ? `${text}e-${impliedDecimals}` : text;
}

function sizeOf(declaration: LayoutDeclaration, text: (column: string) => string | undefined): string | undefined {
  const column = sizeColumnsOf(declaration).find((candidate) => text(candidate) !== undefined);
  const size = column === undefined ? undefined : text(column);
  return declaration.isSizeSigned ? size?.replace(/^-(?=[\d.])/, '') : size;
}

/** Reads a whole number, or returns undefined if there is no value. */
function wholeNumberOf(text: string | undefined): bigint | string | undefined {
  if (text === undefined || text === '') return undefined;
  return /^\d{1,19}$/.test(text) ? BigInt(text) : `is not a whole number: '${text}'`;
}

function ownValue<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function unknownType({ column, types }: RecordTypes, type: string): string {
  const known = Object.keys(types).filter((name) => name !== '' && types[name]?.kind !== 'other');
  return `${column} must be one of ${known.join(', ')}, got: '${type}'`;
}

function oneTime(times: readonly TimeColumn[], found: number): string {
  return `expected exactly one of ${times.map(({ column }) => column).join(', ')}, found ${found === 0 ? 'none' : found}`;
}

function rejected(reason: string): ParsedLine {
  return { kind: 'rejected', reason };
}
