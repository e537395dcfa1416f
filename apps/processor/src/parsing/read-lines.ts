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
export class LineReader {
  private readonly decoder = new TextDecoder('utf-8');
  private number = 0;
  private rest = '';
  private isTruncated = false;

  /** @returns the lines that end in the next bytes */
  public push(chunk: Uint8Array): Line[] {
    return this.take(this.decoder.decode(chunk, { stream: true }));
  }

  /** @returns what stands after the last line end */
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

  /** Nothing for a blank line. */
  private lineOf(line: string): Line[] {
    this.number += 1;
    const truncated = this.isTruncated || line.length > MAX_LINE_LENGTH;
    this.isTruncated = false;
    if (truncated) return [{ number: this.number, text: line.slice(0, MAX_LINE_LENGTH), truncated }];
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    return text.trim() === '' ? [] : [{ number: this.number, text, truncated }];
  }
}
