import type { Rejection } from '../domain/manifest';
import type { Trade } from '../domain/trade';
import { detectLayout, excerpt } from './detect-layout';
import type { Layout } from './layout';
import { MAX_LINE_LENGTH, type Line } from './read-lines';
import { splitFields } from './split-fields';

/** What became of one line: exactly one of the two. */
export type ParsedLine = { readonly trade: Trade } | { readonly rejection: Rejection };

/** A file's layout, once its first line was seen, and its lines as trades and rejections. */
export interface ParsedFile {
  readonly layout: Layout;
  readonly lines: AsyncIterable<ParsedLine>;
}

/**
 * Reads the lines of a trade file; a bad line takes nothing from the good ones.
 *
 * @returns undefined where there is no line at all
 * @throws UnknownLayoutError where the first line and the key do not say the layout
 */
export async function parseTrades(key: string, lines: AsyncIterator<Line>): Promise<ParsedFile | undefined> {
  const first = await lines.next();
  if (first.done) return undefined;
  const layout = detectLayout(key, first.value.text);
  return { layout, lines: parseLines(layout, first.value, lines) };
}

async function* parseLines(layout: Layout, first: Line, rest: AsyncIterator<Line>): AsyncGenerator<ParsedLine> {
  if (!layout.hasHeader) yield parseLine(layout, first);
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield parseLine(layout, next.value);
}

function parseLine(layout: Layout, line: Line): ParsedLine {
  const fields = splitFields(line.text);
  const result = line.truncated
    ? `longer than ${MAX_LINE_LENGTH} characters`
    : fields === undefined
      ? 'a quote is not closed, or is followed by text'
      : layout.parse(fields);
  if (typeof result !== 'string') return { trade: result };
  return { rejection: { line: line.number, reason: result, text: excerpt(line.text) } };
}
