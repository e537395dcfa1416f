import { resume } from '../containers/peek';
import { LineReader, MAX_LINE_LENGTH, type Line } from '../read-lines';

/** A line of this many bytes is too long, because UTF-8 has at most four bytes a character. */
const TOO_LONG = 4 * MAX_LINE_LENGTH;

const LINE_END = 0x0a;

/** Maximum number of blank lines that are passed on at once. */
const BLANK_LINES_AT_ONCE = 65_536;

/** A file's first line, and the whole file. */
export interface PeekedFile {
  /**
   * The first line that is not blank, or the start of a line that is too long.
   *
   * @default - the file has no such line
   */
  readonly firstLine?: Line;
  /** True if no line is known to follow the first one: it has no line end, or is too long. */
  readonly isOnlyLine: boolean;
  /** Number of bytes that were read to find the first line: the length of the file if it has no such line. */
  readonly readBytes: number;
  /** The lines of the file. Blank lines before the first line are empty. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Reads a file until the end of its first line that is not blank. The memory that this needs does not depend on the
 * file, and the first line does not depend on how its bytes are cut into chunks.
 */
export async function peekFirstLine(bytes: AsyncIterable<Uint8Array>): Promise<PeekedFile> {
  const iterator = bytes[Symbol.asyncIterator]();
  const reader = new LineReader();
  const start = new FileStart();
  let readBytes = 0;
  let lines: readonly Line[] = [];
  while (lines.length === 0 && start.lineLength < TOO_LONG) {
    const next = await iterator.next();
    if (next.done) break;
    readBytes += next.value.length;
    lines = reader.push(next.value);
    start.add(next.value, lines.length === 0);
  }
  const isUnfinished = lines.length === 0;
  if (isUnfinished) lines = reader.end();
  const [firstLine] = lines;

  return {
    firstLine,
    isOnlyLine: isUnfinished || firstLine?.truncated === true,
    readBytes,
    bytes: resume(start.take(), iterator),
  };
}

/** The start of a file: a number of blank lines, and the bytes after them. */
class FileStart {
  /** Number of bytes after the blank lines. */
  public lineLength = 0;
  private blankLines = 0;
  private chunks: Uint8Array[] = [];

  /** @param isBlank true if every line that ends in the chunk is blank */
  public add(chunk: Uint8Array, isBlank: boolean): void {
    const end = isBlank ? chunk.lastIndexOf(LINE_END) + 1 : 0;
    if (end > 0) {
      for (let at = chunk.indexOf(LINE_END); at !== -1; at = chunk.indexOf(LINE_END, at + 1)) this.blankLines += 1;
      this.chunks = [];
      this.lineLength = 0;
    }
    this.chunks.push(chunk.subarray(end));
    this.lineLength += chunk.length - end;
  }

  /** Yields the bytes, and releases them. */
  public *take(): Generator<Uint8Array> {
    for (; this.blankLines > 0; this.blankLines -= BLANK_LINES_AT_ONCE) {
      yield Buffer.alloc(Math.min(this.blankLines, BLANK_LINES_AT_ONCE), LINE_END);
    }
    const { chunks } = this;
    this.chunks = [];
    yield* chunks;
  }
}
