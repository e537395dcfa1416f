/** Maximum number of characters of a line. No trade needs as many. */
export const MAX_LINE_LENGTH = 65_536;

/** A line that is not blank. */
export interface Line {
  /** The line number as in an editor: counted from 1, including blank lines. */
  readonly number: number;
  /** The text without its line end. For a truncated line, only the start. */
  readonly text: string;
  /** True if the line is longer than {@link MAX_LINE_LENGTH}. */
  readonly truncated: boolean;
}

/**
 * Splits UTF-8 bytes into lines. The memory that this needs does not depend on the bytes.
 *
 * Line ends are LF or CRLF. A byte order mark and blank lines are skipped. The last line end may be missing.
 */
export class LineReader {
  private readonly decoder = new TextDecoder('utf-8');
  private number = 0;
  private rest = '';
  private isTruncated = false;

  /** @returns the lines that end in these bytes */
  public push(chunk: Uint8Array): Line[] {
    return this.take(this.decoder.decode(chunk, { stream: true }));
  }

  /** @returns the text after the last line end, if it is not blank */
  public end(): Line[] {
    const lines = this.take(this.decoder.decode());
    if (this.rest !== '') lines.push(...this.lineOf(this.rest));
    this.rest = '';
    return lines;
  }

  private take(text: string): Line[] {
    const [first = '', ...others] = text.split('\n');
    const texts = [this.isTruncated ? this.rest : this.rest + first, ...others];
    this.rest = texts.pop() as string;
    const lines = texts.flatMap((line) => this.lineOf(line));
    if (this.rest.length > MAX_LINE_LENGTH) {
      this.isTruncated = true;
      this.rest = this.rest.slice(0, MAX_LINE_LENGTH);
    }
    return lines;
  }

  /** Returns nothing for a blank line. */
  private lineOf(line: string): Line[] {
    this.number += 1;
    const truncated = this.isTruncated || line.length > MAX_LINE_LENGTH;
    this.isTruncated = false;
    if (truncated) return [{ number: this.number, text: line.slice(0, MAX_LINE_LENGTH), truncated }];
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    return text.trim() === '' ? [] : [{ number: this.number, text, truncated }];
  }
}
