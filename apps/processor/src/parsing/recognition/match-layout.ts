import { withoutCompressionSuffix } from '@trading/bars';
import { describeKind, isOfKind } from './column-kinds';
import { fieldsOf, objectOf } from './first-line';
import { knownColumns, usedColumns, type ColumnKind, type LayoutDeclaration } from '../layout-declaration';
import { unknownKeysOf } from '../line-keys';

/** The part of a file that decides its layout. */
export interface FileHead {
  readonly key: string;
  /** The first line that is not blank. */
  readonly firstLine: string;
}

/** How a file matches a layout. */
export interface LayoutMatch {
  /**
   * The columns that the first line names, in their order. In NDJSON the keys of the first line.
   *
   * @default - the first line does not name the columns
   */
  readonly names?: readonly string[];
  /**
   * The symbol in the file's name.
   *
   * @default - the file's name contains no symbol
   */
  readonly symbol?: string;
  /**
   * The date in the file's name, `YYYYMMDD`.
   *
   * @default - the file's name contains no date
   */
  readonly date?: string;
  /**
   * True if the configuration declares the layout, so that columns which the layout does not know are ignored.
   *
   * @default false
   */
  readonly isDeclared?: boolean;
}

/** How a file differs from a layout. */
export interface LayoutMismatch {
  /** Each difference as the end of the sentence "The file has the layout X, but …". At least one. */
  readonly differences: readonly string[];
  /** The part of the layout that the file does not have: 0 if it has nearly everything, 1 or more if it has nothing. */
  readonly distance: number;
}

/** The differences are only described if somebody asks for them, since most layouts are not the nearest. */
function mismatch(distance: number, describe: () => readonly string[]): LayoutMismatch {
  return {
    distance,
    get differences() {
      return describe();
    },
  };
}

/** True if the result is a match. */
export function isMatch(result: LayoutMatch | LayoutMismatch): result is LayoutMatch {
  return !('differences' in result);
}

/** Compares a file with a layout, by its first line and, if the lines do not contain the symbol, by its name. */
export function matchLayout(
  declaration: LayoutDeclaration,
  { key, firstLine }: FileHead,
): LayoutMatch | LayoutMismatch {
  const stated = statedIn(declaration, key);
  const ofLine = declaration.format === 'csv' ? matchCsv(declaration, firstLine) : matchNdjson(declaration, firstLine);
  const ofKey = notStated(declaration, stated);
  const { isFolderRequired, folder } = declaration.key ?? {};
  if (isFolderRequired && !folder?.test(folderOf(key))) ofKey.push(`it is in no folder like ${folder?.source}`);
  if (isMatch(ofLine) && ofKey.length === 0) return { ...ofLine, ...stated };
  if (isMatch(ofLine)) return mismatch(ofKey.length * KEY_DISTANCE, () => ofKey);
  return mismatch(ofLine.distance + ofKey.length * KEY_DISTANCE, () => [...ofLine.differences, ...ofKey]);
}

/** The distance of a file whose name or folder differs. */
const KEY_DISTANCE = 0.2;

/** Matches a file without header with a layout by its key alone, so that a damaged first line does not matter. */
export function matchLayoutByKey(
  declaration: LayoutDeclaration,
  { key, firstLine }: FileHead,
): LayoutMatch | undefined {
  const { symbol } = statedIn(declaration, key);
  if (symbol === undefined || !declaration.key?.folder?.test(folderOf(key))) return undefined;
  return declaration.format === 'ndjson' || looksLikeHeader(declaration, firstLine) ? undefined : { symbol };
}

/**
 * Matches a file with the layout that the configuration declares for it.
 *
 * @returns the match, or the reason why the file does not match
 */
export function matchDeclaredLayout(
  declaration: LayoutDeclaration,
  { key, firstLine }: FileHead,
): LayoutMatch | string {
  const stated = statedIn(declaration, key);
  const names = namesIn(declaration, firstLine);
  const missing = missingColumns(declaration, names ?? [], requiredColumns(declaration));
  const isNamed = names !== undefined && missing.length === 0;
  if (!isNamed && (declaration.header === 'required' || looksLikeHeader(declaration, firstLine))) {
    const { header = 'none', columns } = declaration;
    if (header === 'none') return `it has a header; expected only the columns ${columns.join(', ')}`;
    return `its header must contain each of these exactly once: ${missing.join(', ')}`;
  }
  const [difference] = notStated(declaration, stated);
  return difference ?? { ...(isNamed ? { names } : {}), ...stated, isDeclared: true };
}

/** Names that browsers give to a second download: `x (1).csv`, `x(1).csv`. */
const COPY_NUMBER = / ?\(\d+\)(?=\.[^.]*$|$)/;

/** Returns the symbol and the date that the name of a file states. */
function statedIn({ key: pattern }: LayoutDeclaration, key: string): Pick<LayoutMatch, 'symbol' | 'date'> {
  const name = withoutCompressionSuffix(key.slice(folderOf(key).length)).replace(COPY_NUMBER, '');
  const { symbol, date } = pattern?.name.exec(name)?.groups ?? {};
  // "Copy of SYMBOL", and other names that people give to a copy.
  if (symbol !== undefined && /\s/.test(symbol)) return {};
  return { ...(symbol === undefined ? {} : { symbol }), ...(date === undefined ? {} : { date }) };
}

/** Returns the difference of a name that does not state what the lines of its file lack. */
function notStated(
  { symbol: column, times, key }: LayoutDeclaration,
  { symbol, date }: Pick<LayoutMatch, 'symbol' | 'date'>,
): string[] {
  const isDated = times.every(({ unit }) => unit !== 'eastern-time-of-day');
  const missing = [
    ...(column === undefined && symbol === undefined ? ['symbol'] : []),
    ...(!isDated && date === undefined ? ['date'] : []),
  ];
  return missing.length === 0
    ? []
    : [`its name is not like ${key?.example}, which states the ${missing.join(' and ')}`];
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

function matchCsv(declaration: LayoutDeclaration, firstLine: string): LayoutMatch | LayoutMismatch {
  const { header = 'none', kinds, columns, optionalColumns = [], furtherColumns = false } = declaration;
  // Without this, a very wide first line would be split and compared once for every layout.
  const longest = LONGEST_FIELD * (columns.length + optionalColumns.length);
  if (!furtherColumns && firstLine.length > longest) return NOTHING_IN_COMMON;
  const byHeader = header === 'none' ? undefined : matchHeader(declaration, firstLine);
  const byFields = header === 'required' || !kinds ? undefined : matchFields(declaration, kinds, firstLine);
  if (!byHeader || !byFields) return byHeader ?? byFields ?? NOTHING_IN_COMMON;
  if (isMatch(byHeader) || isMatch(byFields)) return isMatch(byHeader) ? byHeader : byFields;
  return looksLikeHeader(declaration, firstLine) ? byHeader : byFields;
}

/** A first line with fields of more characters on average matches no layout with a fixed number of columns. */
const LONGEST_FIELD = 1_000;

const NOTHING_IN_COMMON: LayoutMismatch = { differences: ['its first line has nothing in common'], distance: 1 };

function matchHeader(declaration: LayoutDeclaration, firstLine: string): LayoutMatch | LayoutMismatch {
  const names = namesIn(declaration, firstLine);
  if (!names) return NOTHING_IN_COMMON;
  const missing = missingColumns(declaration, names, declaration.columns);
  const refused = names.filter((name) => Object.hasOwn(declaration.refusedColumns ?? {}, name));
  const unknown = declaration.furtherColumns ? [] : unknownColumns(declaration, names);
  const weight = missing.length + unknown.length / 2 + refused.length / 4;
  if (weight === 0) return { names };
  return mismatch(weight / declaration.columns.length, () => [
    ...missing.map((column) => `its header must have the column ${column} exactly once`),
    ...unknown.map((column) => `its header has the further column ${column || '""'}`),
    ...refused.map((column) => `its column ${column} states ${declaration.refusedColumns?.[column]}`),
  ]);
}

function unknownColumns(declaration: LayoutDeclaration, names: readonly string[]): string[] {
  const known = knownColumns(declaration);
  return names.filter((name) => !known.includes(name));
}

function matchFields(
  { columns, separator }: LayoutDeclaration,
  kinds: Readonly<Record<string, ColumnKind>>,
  firstLine: string,
): LayoutMatch | LayoutMismatch {
  const fields = fieldsOf(firstLine, separator);
  if (!fields) return NOTHING_IN_COMMON;
  const others = [...columns.entries()].flatMap(([index, column]) => {
    const field = fields[index];
    const kind = kinds[column] ?? 'text';
    return field === undefined || isOfKind(field, kind) ? [] : [{ index, column, kind }];
  });
  const missing = Math.abs(fields.length - columns.length);
  if (missing === 0 && others.length === 0) return {};
  return mismatch((missing + Math.sign(missing) + others.length) / columns.length, () => [
    ...(missing === 0 ? [] : [`its first line has ${fields.length} fields instead of ${columns.length}`]),
    ...others.map(
      ({ index, column, kind }) => `field ${index + 1} (${column}) of its first line is not ${describeKind(kind)}`,
    ),
  ]);
}

function matchNdjson(declaration: LayoutDeclaration, firstLine: string): LayoutMatch | LayoutMismatch {
  const read = objectOf(firstLine);
  if (typeof read === 'string') return NOTHING_IN_COMMON;
  const { records, refusedColumns } = declaration;
  const type = records ? read.fields.get(records.column) : undefined;
  const record =
    typeof type === 'string' && Object.hasOwn(records?.types ?? {}, type) ? records?.types[type] : undefined;
  const names = [...read.fields.keys()];
  const timeColumns = declaration.times.map(({ column }) => column);
  // The value of a required key need not be a field: it may be a boolean. Of several keys of times, one has a value.
  const present = [...read.keys].filter((key) => read.fields.has(key) || !timeColumns.includes(key));
  // The first record of a stream may be a cancel, or not be about a trade.
  const columns = (record?.kind === 'trade' ? undefined : record?.columns) ?? declaration.columns;
  const isRetraction = record?.kind === 'retraction';
  const isOther = record?.kind === 'other' && record.columns !== undefined;
  const missing = isOther
    ? columns.filter((column) => !present.includes(column))
    : missingColumns(isRetraction ? { ...declaration, optionalColumns: [] } : declaration, present, columns);
  const unknown = unknownKeysOf(declaration)(read);
  const weight = missing.length + unknown.length / 2;
  if (weight === 0) return { names };
  return mismatch(weight / columns.length, () => [
    ...missing.map((column) => `its first line must have the key ${column} exactly once`),
    ...unknown.map((key) =>
      Object.hasOwn(refusedColumns ?? {}, key)
        ? `its key ${key} states ${refusedColumns?.[key]}`
        : `its first line has the further key ${key}`,
    ),
  ]);
}

/** The column names in a first line, if it can contain them. */
function namesIn(declaration: LayoutDeclaration, firstLine: string): readonly string[] | undefined {
  if (declaration.format === 'ndjson') {
    const read = objectOf(firstLine);
    return typeof read === 'string' ? undefined : [...read.fields.keys()];
  }
  if (declaration.header === undefined || declaration.header === 'none') return undefined;
  const { separator, aliases = {}, isHeaderTranslated } = declaration;
  return fieldsOf(firstLine, separator)?.map((field) => {
    const name = (isHeaderTranslated ? field.replace(/\/.*/, '') : field).trim().toLowerCase();
    return Object.hasOwn(aliases, name) ? (aliases[name] as string) : name;
  });
}

/** A first line of words is the header of another layout rather than a damaged trade. */
function looksLikeHeader({ format, separator }: LayoutDeclaration, firstLine: string): boolean {
  const fields = format === 'csv' ? fieldsOf(firstLine, separator) : undefined;
  return fields !== undefined && fields.length > 1 && fields.every((field) => /^[a-z_ ]+$/i.test(field));
}

function requiredColumns(declaration: LayoutDeclaration): string[] {
  const { records } = declaration;
  const checkedApart = [...(declaration.optionalColumns ?? []), ...declaration.times.map(({ column }) => column)];
  const sizes = typeof declaration.size === 'string' ? [] : declaration.size.slice(0, -1);
  const notNeeded = [
    ...checkedApart,
    ...sizes,
    ...(declaration.knownByValues ? declaration.id : []),
    declaration.order,
    records && Object.hasOwn(records.types, '') ? records.column : undefined,
  ];
  return usedColumns(declaration).filter((column) => !notNeeded.includes(column));
}

/**
 * The columns that are missing or repeated: required columns, repeated optional columns, and the column of the time.
 */
function missingColumns(
  { times, optionalColumns = [] }: LayoutDeclaration,
  names: readonly string[],
  required: readonly string[],
): string[] {
  const count = (column: string) => names.filter((name) => name === column).length;
  const timeColumns = times.map(({ column }) => column);
  const missing = required.filter((column) => count(column) !== 1);
  missing.push(...optionalColumns.filter((column) => count(column) > 1));
  const isTimed = timeColumns.reduce((sum, column) => sum + count(column), 0) === 1;
  if (!isTimed && !timeColumns.some((column) => missing.includes(column))) missing.push(timeColumns.join(' or '));
  return missing;
}
