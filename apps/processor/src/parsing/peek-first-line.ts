import { LineReader, MAX_LINE_LENGTH, type Line } from '../parsing/read-lines';

/** The longest head in bytes that is kept to find the first line; UTF-8 has four bytes a character at most. */
const MAX_HEAD = 4 * MAX_LINE_LENGTH;

/** A file's first line, and all of its bytes. */
export interface PeekedFile {
  /** The first line that is not blank, or its start; undefined where there is none. */
  readonly firstLine?: Line;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Reads a file up to the end of its first line, with constant memory. */
export async function peekFirstLine(bytes: AsyncIterable<Uint8Array>): Promise<PeekedFile> {
  const iterator = bytes[Symbol.asyncIterator]();
  const reader = new LineReader();
  const head: Uint8Array[] = [];
  let length = 0;
  let lines: readonly Line[] = [];
  while (lines.length === 0 && length < MAX_HEAD) {
    const next = await iterator.next();
    if (next.done) break;
    head.push(next.value);
    length += next.value.length;
    lines = reader.push(next.value);
  }
  if (lines.length === 0) lines = reader.end();

  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* head;
      head.length = 0;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { firstLine: lines[0], bytes: all() };
}
