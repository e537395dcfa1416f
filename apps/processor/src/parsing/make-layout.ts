import { fastFormatOf } from './fast-format';
import { textOf, type Fields } from './fields';
import type { Layout, ParsedLine } from './layout';
import { usedColumns, type LayoutDeclaration, type TimeColumn } from './layout-declaration';
import { readJsonFields } from './read-json-fields';
import type { LayoutMatch } from './match-layout';
import { applyRules } from './rules/apply-rules';
import type { ExtendedHours } from './rules/sale-conditions';
import { splitFields } from './split-fields';
import { toIdentity, toTrade, type RawIdentity } from './trade-fields';

/**
 * Makes the layout of one file from a declaration.
 *
 * @param match how the file matches the declaration
 */
export function makeLayout(declaration: LayoutDeclaration, match: LayoutMatch, extendedHours: ExtendedHours): Layout {
  const isCsv = declaration.format === 'csv';
  const read = isCsv ? csvReader(declaration, match) : ndjsonReader(declaration);
  return {
    name: declaration.name,
    hasHeader: isCsv && match.names !== undefined,
    fast: fastFormatOf(declaration, match),
    parse: (line) => {
      const fields = read(line);
      return typeof fields === 'string'
        ? rejected(fields)
        : interpret(declaration, fields, match.symbol, extendedHours);
    },
  };
}

function csvReader(
  { columns: declared, separator }: LayoutDeclaration,
  match: LayoutMatch,
): (line: string) => Fields | string {
  const names = match.names ?? declared;
  const columns = new Map(names.map((name, index) => [name, index]));
  return (line) => {
    const fields = splitFields(line, separator);
    if (!fields) return 'a quote is not closed, or is followed by text';
    if (fields.length !== names.length) return `expected ${names.length} fields, found ${fields.length}`;
    return (column) => fields[columns.get(column) ?? -1];
  };
}

function ndjsonReader(declaration: LayoutDeclaration): (line: string) => Fields | string {
  const used = usedColumns(declaration);
  return (line) => {
    const read = readJsonFields(line);
    if (typeof read === 'string') return read;
    const repeated = used.find((column) => read.repeated.has(column));
    return repeated === undefined ? (column) => read.fields.get(column) : `the key '${repeated}' occurs more than once`;
  };
}

function interpret(
  declaration: LayoutDeclaration,
  fields: Fields,
  fileSymbol: string | undefined,
  extendedHours: ExtendedHours,
): ParsedLine {
  const text = (column: string) => textOf(fields(column));
  const times = declaration.times.filter(({ column }) => fields(column) !== undefined);
  const [time, second] = times;
  if (!time || second) return rejected(oneTime(declaration.times, times.length));
  const identity = {
    feed: feedOf(declaration, text),
    symbol: (declaration.symbol === undefined ? undefined : text(declaration.symbol)) ?? fileSymbol,
    timestamp: text(time.column),
    unit: time.unit,
    id: idOf(declaration.id, text),
  };

  const action = declaration.action === undefined ? '' : (text(declaration.action) ?? '');
  if (action === 'cancel') return cancelOf(identity);
  if (action !== '' && action !== 'trade') return rejected(`action must be 'trade' or 'cancel', got: '${action}'`);

  const verdict = applyRules(declaration, fields, extendedHours);
  if (verdict.kind === 'rejected') return rejected(verdict.reason);
  if (verdict.kind === 'excluded') return verdict;
  const { price, size } = declaration;
  const trade = toTrade({ ...identity, price: text(price), size: text(size), eligibility: verdict.eligibility });
  return typeof trade === 'string' ? rejected(trade) : { kind: 'trade', trade };
}

function cancelOf(raw: RawIdentity): ParsedLine {
  const cancel = toIdentity(raw);
  return typeof cancel === 'string' ? rejected(cancel) : { kind: 'cancel', cancel };
}

function feedOf({ feed }: LayoutDeclaration, text: (column: string) => string | undefined): string | undefined {
  if (typeof feed === 'string') return feed;
  const value = text(feed.column);
  return value ? `${feed.prefix ?? ''}${value}` : feed.default;
}

/**
 * Joins the parts of an id. All parts except the last must be free of colons, so that different parts never make the
 * same id.
 */
function idOf(columns: readonly string[], text: (column: string) => string | undefined): string | undefined {
  const parts = columns.map((column) => text(column) ?? '');
  if (parts.at(-1) === '' || !parts.slice(0, -1).every((part) => /^\w*$/.test(part))) return undefined;
  return parts.join(':');
}

function oneTime(times: readonly TimeColumn[], found: number): string {
  return `expected exactly one of ${times.map(({ column }) => column).join(', ')}, found ${found === 0 ? 'none' : found}`;
}

function rejected(reason: string): ParsedLine {
  return { kind: 'rejected', reason };
}
