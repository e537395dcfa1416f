import { BarQueryError } from '../errors';

/** A cursor that contains texts, such as the keys of the last item of a page. */
export function toCursor(...texts: readonly string[]): string {
  return Buffer.from(JSON.stringify(texts)).toString('base64url');
}

/**
 * Reads the texts of a cursor that {@link toCursor} made.
 *
 * @throws BarQueryError if it is not a cursor with this number of texts
 */
export function fromCursor(cursor: string, length: number): readonly string[] {
  const texts = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (Array.isArray(texts) && texts.length === length && texts.every((text) => typeof text === 'string')) return texts;
  throw new BarQueryError(`\`cursor\` must be the cursor of a page, got: ${cursor}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
