/** Characters of the longest line that is read; no trade is as long. */
export const MAX_LINE_LENGTH = 65_536;

/** A line that is not blank. */
export interface Line {
  /** Counted from 1, blank lines included, as an editor shows it. */
  readonly number: number;
  /** Without its line end; of a line that is too long only the start. */
  readonly text: string;
  /** Whether the line is longer than {@link MAX_LINE_LENGTH}. */
  readonly truncated: boolean;
}

/**
 * Splits UTF-8 bytes into lines, with constant memory whatever the bytes are.
 *
 * Line ends are LF or CRLF; a byte order mark, blank lines and a missing last line end are taken without complaint.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8');
  let number = 0;
  let rest = '';
  let truncated = false;

  function* take(text: string): Generator<Line> {
    number += 1;
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (line.trim() !== '') yield { number, text: line.slice(0, MAX_LINE_LENGTH), truncated };
    truncated = false;
  }

  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      truncated ||= line.length > MAX_LINE_LENGTH;
      yield* take(line);
    }
    if (rest.length > MAX_LINE_LENGTH) {
      truncated = true;
      rest = rest.slice(0, MAX_LINE_LENGTH);
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield* take(rest);
}
