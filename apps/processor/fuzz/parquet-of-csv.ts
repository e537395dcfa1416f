import { parquetWriteBuffer, type BasicType } from 'hyparquet-writer';
import { splitFields } from '../src/parsing/split-fields';

/** Number of rows in a row group, so that most files have several. */
const GROUP = 5;

/** Writes lines of CSV with a header as a Parquet file. Returns undefined if the first line cannot be a header. */
export function parquetOfCsv(text: string): Buffer | undefined {
  const [header = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const names = splitFields(header) ?? [];
  if (names.length < 2 || new Set(names).size < names.length || names.includes('')) return undefined;
  const rows = lines.filter((line) => line !== '').map((line) => splitFields(line) ?? []);
  const columnData = names.map((name, index) => ({ name, ...columnOf(rows.map((row) => row[index] ?? null)) }));
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: GROUP }));
}

/** Numbers have the type of numbers, unless one of the values has more digits than that. */
function columnOf(texts: readonly (string | null)[]): { data: unknown[]; type: BasicType } {
  const all = (pattern: RegExp) => texts.every((text) => text === null || pattern.test(text));
  const values = (read: (text: string) => unknown) => texts.map((text) => (text === null ? null : read(text)));
  if (all(/^\d{1,18}$/)) return { data: values(BigInt), type: 'INT64' };
  if (all(/^\d{1,6}\.\d{1,8}$/)) return { data: values(Number), type: 'DOUBLE' };
  return { data: [...texts], type: 'STRING' };
}
