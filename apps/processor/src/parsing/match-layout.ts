import { withoutCompressionSuffix } from '@trading/bars';
import { usedColumns, type LayoutDeclaration } from './layout-declaration';
import { readJsonFields } from './read-json-fields';
import { splitFields } from './split-fields';

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
}

/** Matches a file with a layout by its first line, together with its name if the lines do not contain the symbol. */
export function matchLayout(declaration: LayoutDeclaration, { key, firstLine }: FileHead): LayoutMatch | undefined {
  const symbol = symbolOf(declaration, key);
  if (declaration.symbol === undefined && symbol === undefined) return undefined;
  const names = namesIn(declaration, firstLine);
  if (names && hasAllColumns(declaration, names) && hasOnlyKnownColumns(declaration, names)) return { names, symbol };
  return declaration.key?.firstLine?.test(firstLine) ? { symbol } : undefined;
}

/** Matches a file without header with a layout by its key alone, so that a damaged first line does not matter. */
export function matchLayoutByKey(
  declaration: LayoutDeclaration,
  { key, firstLine }: FileHead,
): LayoutMatch | undefined {
  const symbol = symbolOf(declaration, key);
  if (symbol === undefined || !declaration.key?.folder?.test(folderOf(key))) return undefined;
  return looksLikeHeader(declaration, firstLine) ? undefined : { symbol };
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
  const symbol = symbolOf(declaration, key);
  const names = namesIn(declaration, firstLine);
  const missing = missingColumns(declaration, names ?? [], requiredColumns(declaration));
  const isNamed = names !== undefined && missing.length === 0;
  if (!isNamed && (declaration.header === 'required' || looksLikeHeader(declaration, firstLine))) {
    const { header = 'none', columns } = declaration;
    if (header === 'none') return `it has a header; expected only the columns ${columns.join(', ')}`;
    return `its header must contain each of these exactly once: ${missing.join(', ')}`;
  }
  if (declaration.symbol === undefined && symbol === undefined) return 'its name does not contain the symbol';
  return isNamed ? { names, symbol } : { symbol };
}

function symbolOf({ key: pattern }: LayoutDeclaration, key: string): string | undefined {
  const name = withoutCompressionSuffix(key.slice(folderOf(key).length));
  return pattern?.name.exec(name)?.groups?.['symbol'];
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** The column names in a first line, if it can contain them. */
function namesIn(declaration: LayoutDeclaration, firstLine: string): readonly string[] | undefined {
  if (declaration.format === 'ndjson') {
    const read = readJsonFields(firstLine);
    return typeof read === 'string' ? undefined : [...read.fields.keys()];
  }
  if (declaration.header === undefined || declaration.header === 'none') return undefined;
  return splitFields(firstLine, declaration.separator)?.map((name) => name.trim().toLowerCase());
}

/** A first line of words is the header of another layout rather than a damaged trade. */
function looksLikeHeader({ format, separator }: LayoutDeclaration, firstLine: string): boolean {
  const fields = format === 'csv' ? splitFields(firstLine, separator) : undefined;
  return fields !== undefined && fields.length > 1 && fields.every((field) => /^[a-z_ ]+$/i.test(field));
}

function hasAllColumns(declaration: LayoutDeclaration, names: readonly string[]): boolean {
  return missingColumns(declaration, names, declaration.columns).length === 0;
}

function hasOnlyKnownColumns(
  { columns, optionalColumns = [], furtherColumns = false, times }: LayoutDeclaration,
  names: readonly string[],
): boolean {
  const known = [...columns, ...optionalColumns, ...times.map(({ column }) => column)];
  return furtherColumns || names.every((name) => known.includes(name));
}

function requiredColumns(declaration: LayoutDeclaration): string[] {
  const checkedApart = [...(declaration.optionalColumns ?? []), ...declaration.times.map(({ column }) => column)];
  return usedColumns(declaration).filter((column) => !checkedApart.includes(column));
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
