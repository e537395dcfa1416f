import { LineReader, MAX_LINE_LENGTH, type Line } from './read-lines';

/** Maximum number of bytes that are kept to find the first line. UTF-8 has at most four bytes a character. */
const MAX_HEAD = 4 * MAX_LINE_LENGTH;

/** A file's first line, and all of its bytes. */
export interface PeekedFile {
  /**
   * The first line that is not blank, or the start of a line that is too long.
   *
   * @default - the file has no such line
   */
  readonly firstLine?: Line;
  /** True if no line is known to follow the first one: it has no line end, or is too long. */
  readonly isOnlyLine: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Reads a file until the end of its first line that is not blank. The memory that this needs does not depend on the
 * file.
 */
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
  const isUnfinished = lines.length === 0;
  if (isUnfinished) lines = reader.end();
  const [firstLine] = lines;

  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* head;
      head.length = 0;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { firstLine, isOnlyLine: isUnfinished || firstLine?.truncated === true, bytes: all() };
}
