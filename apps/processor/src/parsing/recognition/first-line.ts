import { readJsonFields, type JsonFields } from '../read-json-fields';
import { splitFields } from '../split-fields';

/** A first line that was read, by separator as CSV, and as an object of NDJSON. */
interface ReadLine {
  readonly text: string;
  readonly fields: Map<string, readonly string[] | undefined>;
  object?: JsonFields | string;
}

/** The line that was read last. A first line is compared with all layouts in turn, and is only read once. */
let last: ReadLine = { text: '', fields: new Map() };

function readLine(text: string): ReadLine {
  if (last.text !== text) last = { text, fields: new Map() };
  return last;
}

/** The fields of a first line, like those of {@link splitFields}. */
export function fieldsOf(firstLine: string, separator = ','): readonly string[] | undefined {
  const { fields } = readLine(firstLine);
  if (!fields.has(separator)) fields.set(separator, splitFields(firstLine, separator));
  return fields.get(separator);
}

/** The object of a first line, like that of {@link readJsonFields}. */
export function objectOf(firstLine: string): JsonFields | string {
  const line = readLine(firstLine);
  line.object ??= /^\s*\{/.test(firstLine) ? readJsonFields(firstLine) : 'the line is not a JSON object';
  return line.object;
}
