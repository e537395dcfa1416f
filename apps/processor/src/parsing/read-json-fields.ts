import type { Field } from './fields';

/** What a line of NDJSON holds. */
export interface JsonFields {
  /** By key; of a key that is there twice the first. */
  readonly fields: ReadonlyMap<string, Field>;
  /** The keys that are there more than once. */
  readonly repeated: ReadonlySet<string>;
}

const TOKEN = /[ \t\r\n]*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:])/y;

/**
 * Reads a line of NDJSON: a JSON object, whose numbers are kept as the text they are written in, since a JavaScript
 * number has not the digits of a price, a size or a time in nanoseconds.
 *
 * Strings, numbers and arrays of both are fields; `null`, `true`, `false` and objects are left out, as if missing.
 *
 * @returns the fields, or a reason in words
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
  // Valid JSON: after the brace there are key, colon and value, then a comma or the end.
  for (let index = 1; index < tokens.length && tokens[index] !== '}';) {
    if (tokens[index] === ',') index += 1;
    const key = JSON.parse(tokens[index] as string) as string;
    const end = endOfValue(tokens, index + 2);
    const field = fieldOf(tokens.slice(index + 2, end));
    if (keys.has(key)) repeated.add(key);
    else if (field !== undefined) fields.set(key, field);
    keys.add(key);
    index = end;
  }
  return { fields, repeated };
}

function tokensOf(json: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(json); match; match = TOKEN.exec(json)) tokens.push(match[1] as string);
  return tokens;
}

/** The index after the value that starts at an index. */
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

/** A string or a number as text. */
function scalarOf(token: string): string | undefined {
  if (token.startsWith('"')) return JSON.parse(token) as string;
  return /^[-\d]/.test(token) ? token : undefined;
}
