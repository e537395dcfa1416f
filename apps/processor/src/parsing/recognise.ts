import { withoutCompressionSuffix } from '@trading/bars';
import { usedColumns, type LayoutDeclaration } from './layout-declaration';
import { readJsonFields } from './read-json-fields';
import { splitFields } from './split-fields';

/** What is known of a file before its lines are read. */
export interface FileHead {
  readonly key: string;
  readonly firstLine: string;
}

/** How a file fits a layout. */
export interface Fit {
  /** The columns in their order, where the first line names them; of NDJSON the keys of the first line. */
  readonly names?: readonly string[];
  /** What the file's name says. */
  readonly symbol?: string;
}

/** How a file fits a layout by its first line alone, or by its name and first line. */
export function recognise(declaration: LayoutDeclaration, { key, firstLine }: FileHead): Fit | undefined {
  const symbol = symbolOf(declaration, key);
  if (declaration.symbol === undefined && symbol === undefined) return undefined;
  const names = namesIn(declaration, firstLine);
  if (names && isComplete(declaration, names) && isClosed(declaration, names)) return { names, symbol };
  return declaration.key?.firstLine?.test(firstLine) ? { symbol } : undefined;
}

/** How a file without header fits a layout by its key alone, where its first line is no good. */
export function recogniseByKey(declaration: LayoutDeclaration, { key, firstLine }: FileHead): Fit | undefined {
  const symbol = symbolOf(declaration, key);
  if (symbol === undefined || !declaration.key?.folder?.test(folderOf(key))) return undefined;
  return isWords(declaration, firstLine) ? undefined : { symbol };
}

/** How a file fits the layout that the configuration declares for it, or a reason in words why it does not. */
export function fitDeclared(declaration: LayoutDeclaration, { key, firstLine }: FileHead): Fit | string {
  const symbol = symbolOf(declaration, key);
  const names = namesIn(declaration, firstLine);
  const lacks = lacking(declaration, names ?? [], requiredColumns(declaration));
  const isNamed = names !== undefined && lacks.length === 0;
  if (!isNamed && (declaration.header === 'required' || isWords(declaration, firstLine))) {
    const { header = 'none', columns } = declaration;
    if (header === 'none') return `expected no header, and the columns ${columns.join(', ')}`;
    return `expected a header with ${lacks.join(', ')}, each once`;
  }
  if (declaration.symbol === undefined && symbol === undefined) return 'its name does not say the symbol';
  return isNamed ? { names, symbol } : { symbol };
}

function symbolOf({ key: pattern }: LayoutDeclaration, key: string): string | undefined {
  const name = withoutCompressionSuffix(key.slice(folderOf(key).length));
  return pattern?.name.exec(name)?.groups?.['symbol'];
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** The column names that a first line can be. */
function namesIn(declaration: LayoutDeclaration, firstLine: string): readonly string[] | undefined {
  if (declaration.format === 'ndjson') {
    const read = readJsonFields(firstLine);
    return typeof read === 'string' ? undefined : [...read.fields.keys()];
  }
  if (declaration.header === undefined || declaration.header === 'none') return undefined;
  return splitFields(firstLine, declaration.separator)?.map((name) => name.trim().toLowerCase());
}

/** A first line of words is the header of another layout, not a bad trade. */
function isWords({ format, separator }: LayoutDeclaration, firstLine: string): boolean {
  const fields = format === 'csv' ? splitFields(firstLine, separator) : undefined;
  return fields !== undefined && fields.length > 1 && fields.every((field) => /^[a-z_ ]+$/i.test(field));
}

function isComplete(declaration: LayoutDeclaration, names: readonly string[]): boolean {
  return lacking(declaration, names, declaration.columns).length === 0;
}

/** Whether there are no columns but those of the layout. */
function isClosed(
  { columns, optionalColumns = [], furtherColumns = false, times }: LayoutDeclaration,
  names: readonly string[],
): boolean {
  const known = [...columns, ...optionalColumns, ...times.map(({ column }) => column)];
  return furtherColumns || names.every((name) => known.includes(name));
}

function requiredColumns(declaration: LayoutDeclaration): string[] {
  const ownRule = [...(declaration.optionalColumns ?? []), ...declaration.times.map(({ column }) => column)];
  return usedColumns(declaration).filter((column) => !ownRule.includes(column));
}

/** What is not there exactly once: of the required columns, and of the columns that can hold the time. */
function lacking(
  { times, optionalColumns = [] }: LayoutDeclaration,
  names: readonly string[],
  required: readonly string[],
): string[] {
  const count = (column: string) => names.filter((name) => name === column).length;
  const timeColumns = times.map(({ column }) => column);
  const lacks = required.filter((column) => count(column) !== 1);
  lacks.push(...optionalColumns.filter((column) => count(column) > 1));
  const isTimed = timeColumns.reduce((sum, column) => sum + count(column), 0) === 1;
  if (!isTimed && !timeColumns.some((column) => lacks.includes(column))) lacks.push(timeColumns.join(' or '));
  return lacks;
}
