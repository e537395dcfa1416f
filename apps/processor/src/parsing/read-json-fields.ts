import type { Field } from './fields';

/** The fields of a line of NDJSON. */
export interface JsonFields {
  /** The fields by key. If a key is repeated, its first field. */
  readonly fields: ReadonlyMap<string, Field>;
  /** All keys, including those whose values are not fields. */
  readonly keys: ReadonlySet<string>;
  /** Keys whose values are neither fields nor `null`: `true`, `false` and objects. */
  readonly unreadable: ReadonlySet<string>;
  /** The keys that occur more than once. */
  readonly repeated: ReadonlySet<string>;
}

const TOKEN = /[ \t\r\n]*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:])/y;

/**
 * Reads a line of NDJSON, which must be a JSON object. Numbers keep the text that they are written as, because a
 * JavaScript number cannot hold all digits of a price, a size or a time in nanoseconds.
 *
 * Strings, numbers and arrays of strings and numbers are fields. `null`, `true`, `false` and objects are omitted, as if
 * they were missing.
 *
 * @returns the fields, or the reason why the line cannot be read
 */
export function readJsonFields(line: string): JsonFields | string {
  try {
    JSON.parse(line);
  } catch {
    return 'the line is not JSON';
  }
  const tokens = tokensOf(line);
  if (tokens[0] !== '{') return 'the line is not a JSON object';

  const fields = new Map<string, Field>();
  const keys = new Set<string>();
  const repeated = new Set<string>();
  const unreadable = new Set<string>();
  // The JSON is valid: each key is followed by a colon and a value, and then by a comma or the closing brace.
  for (let index = 1; index < tokens.length && tokens[index] !== '}';) {
    if (tokens[index] === ',') index += 1;
    const key = JSON.parse(tokens[index] as string) as string;
    const end = endOfValue(tokens, index + 2);
    const field = fieldOf(tokens.slice(index + 2, end));
    if (keys.has(key)) repeated.add(key);
    else if (field !== undefined) fields.set(key, field);
    else if (tokens[index + 2] !== 'null') unreadable.add(key);
    keys.add(key);
    index = end;
  }
  return { fields, keys, repeated, unreadable };
}

function tokensOf(json: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(json); match; match = TOKEN.exec(json)) tokens.push(match[1] as string);
  return tokens;
}

/** Returns the index after the value that starts at `start`. */
function endOfValue(tokens: readonly string[], start: number): number {
  let depth = 0;
  for (let index = start; ; index += 1) {
    if (tokens[index] === '{' || tokens[index] === '[') depth += 1;
    if (tokens[index] === '}' || tokens[index] === ']') depth -= 1;
    if (depth === 0) return index + 1;
  }
}

function fieldOf(tokens: readonly string[]): Field | undefined {
  if (tokens.length === 1) return scalarOf(tokens[0] as string);
  if (tokens[0] !== '[') return undefined;
  const texts = tokens
    .slice(1, -1)
    .filter((token) => token !== ',')
    .map(scalarOf);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Returns the text of a string or a number, or undefined for any other token. */
function scalarOf(token: string): string | undefined {
  if (token.startsWith('"')) return JSON.parse(token) as string;
  return /^[-\d]/.test(token) ? token : undefined;
}
