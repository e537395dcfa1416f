import { feedOf } from './feed-of';
import { textOf, type Field, type Fields } from './fields';
import type { LayoutDeclaration } from './layout-declaration';
import { isName } from './names';
import { readJsonFields } from './read-json-fields';
import { applyRules } from './rules/apply-rules';
import type { ExtendedHours, Verdict } from './rules/sale-conditions';
import { splitFields } from './split-fields';

/** The meaning of lines with equal texts in their {@link decisiveColumns}. */
export interface LineVerdict {
  readonly feed: string;
  /** The verdict on trades in the regular session, and on others. A line that is not accepted or excluded is deferred. */
  readonly inSession: Verdict;
  readonly outside: Verdict;
}

/** Returns the verdict on lines. Undefined if they must be deferred. */
export type VerdictOf = (texts: readonly string[]) => LineVerdict | undefined;

/** Noon and midnight of a Thursday in US Eastern time, nanoseconds since 1970. */
const IN_SESSION = BigInt(Date.UTC(2024, 7, 8, 16)) * 1_000_000n;
const OUTSIDE = BigInt(Date.UTC(2024, 7, 8, 4)) * 1_000_000n;

/** The columns whose texts, together with the time, decide what a line means. */
export function decisiveColumns({ feed, records, conditions, corrections }: LayoutDeclaration): string[] {
  return [typeof feed === 'string' ? undefined : feed.column, records?.column]
    .concat(conditions?.column, conditions?.tape?.column, corrections?.column)
    .filter((column) => column !== undefined);
}

/**
 * Makes the verdicts on lines of CSV.
 *
 * @param columns the decisive columns of the file; texts are given in their order, as the line has them
 */
export function csvVerdicts(
  declaration: LayoutDeclaration,
  columns: readonly string[],
  extendedHours: ExtendedHours | undefined,
): VerdictOf {
  const { separator = ',' } = declaration;
  return (texts) => {
    const values = columns.length === 0 ? [] : splitFields(texts.join(separator), separator);
    if (values?.length !== columns.length) return undefined;
    const fields = new Map<string, Field>(columns.map((column, index) => [column, values[index] as string]));
    return verdictOn(declaration, (column) => fields.get(column), extendedHours);
  };
}

/**
 * Makes the verdicts on lines of NDJSON.
 *
 * @param columns the decisive columns; the text of one is its value as JSON, or empty if the line does not have it
 */
export function ndjsonVerdicts(
  declaration: LayoutDeclaration,
  columns: readonly string[],
  extendedHours: ExtendedHours | undefined,
): VerdictOf {
  return (texts) => {
    const members = columns.flatMap((column, index) =>
      texts[index] === '' ? [] : [`${JSON.stringify(column)}:${texts[index]}`],
    );
    const read = readJsonFields(`{${members.join(',')}}`);
    if (typeof read === 'string' || read.unreadable.size > 0 || read.keys.size !== members.length) return undefined;
    return verdictOn(declaration, (column) => read.fields.get(column), extendedHours);
  };
}

function verdictOn(
  declaration: LayoutDeclaration,
  fields: Fields,
  extendedHours: ExtendedHours | undefined,
): LineVerdict | undefined {
  const text = (column: string) => textOf(fields(column));
  const { records } = declaration;
  const type = (records && text(records.column)) ?? '';
  const record = records && (Object.hasOwn(records.types, type) ? records.types[type] : undefined);
  if (records && record?.kind !== 'trade') return undefined;
  const feed = feedOf(declaration, text);
  if (!isName(feed)) return undefined;
  const at = (time: bigint) => applyRules(declaration, fields, { extendedHours, time: () => time });
  return { feed, inSession: at(IN_SESSION), outside: at(OUTSIDE) };
}
