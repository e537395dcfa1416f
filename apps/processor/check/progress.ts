/** Milliseconds between two updates. */
const INTERVAL = 200;

/** The width of a terminal that does not know its own. */
const DEFAULT_COLUMNS = 80;

const CLEAR_LINE = '\r\u001b[K';

/** Shows on a terminal how much of a file has been read. It writes nothing if the stream is not a terminal. */
export class Progress {
  private shownAt = 0;

  public constructor(
    private readonly stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.shownAt = now();
  }

  public show(name: string, readBytes: number, totalBytes: number): void {
    if (!this.stream.isTTY || this.now() - this.shownAt < INTERVAL) return;
    this.shownAt = this.now();
    const percent = totalBytes === 0 ? 100 : Math.floor((100 * readBytes) / totalBytes);
    const text = `${percent} % of ${Math.ceil(totalBytes / 1e6)} MB  ${name}`;
    this.stream.write(`${CLEAR_LINE}${text.slice(0, (this.stream.columns || DEFAULT_COLUMNS) - 1)}`);
  }

  /** Removes the progress from the terminal. */
  public clear(): void {
    if (this.stream.isTTY) this.stream.write(CLEAR_LINE);
  }
}
