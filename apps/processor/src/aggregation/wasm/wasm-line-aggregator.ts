import { MAX_LINE_LENGTH, type Line } from '../../parsing/read-lines';
import { FileTooLargeError } from '../../errors';
import { canRunKernel, makeKernel, MAX_PAGES, type Kernel } from './kernel';
import { KernelBars } from './kernel-bars';
import { setUpKernel } from './kernel-set-up';
import type { AggregatedBars, LineAggregatorOptions, LineAggregator } from '../line-aggregator';

const LINE_END = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Numbers in an entry of the list of lines handed back. */
const ENTRY = 3;

/** A byte order mark that is not at the start of the file is text. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Folds lines by a WebAssembly kernel with SIMD. It understands what is usual: plain numbers, ids that are whole
 * numbers, symbols in ASCII, no quotes, flat objects; and hands back all other lines.
 */
export class WasmLineAggregator implements LineAggregator {
  /** Whether the runtime can run it. */
  public static isSupported(): boolean {
    return canRunKernel();
  }

  private readonly kernel: Kernel;
  private readonly inputStart: number;
  private readonly capacity: number;
  /** How many bytes of the input are there and not taken; they begin a line. */
  private length = 0;
  private isAtStart = true;
  private awaitsHeader: boolean;
  /** The start of a line that is longer than the input, while its end has not come. */
  private longLine: string | undefined;
  private result: AggregatedBars | undefined;

  /** @param maxPages pages of 64 KiB that the kernel's memory can have at most */
  public constructor(
    private readonly options: LineAggregatorOptions,
    private readonly maxPages = MAX_PAGES,
  ) {
    this.kernel = makeKernel(maxPages);
    this.inputStart = this.kernel.inputStart();
    this.capacity = this.kernel.inputCapacity();
    this.awaitsHeader = options.format.hasHeader;
    setUpKernel(this.kernel, options);
  }

  public push(chunk: Uint8Array): readonly Line[] {
    return this.withinMemory(() => this.pushLines(chunk));
  }

  public end(): readonly Line[] {
    return this.withinMemory(() => this.endLines());
  }

  public get aggregated(): AggregatedBars {
    if (!this.result) throw new Error('the result is there after the end of the file only');
    return this.result;
  }

  private pushLines(chunk: Uint8Array): readonly Line[] {
    const lines: Line[] = [];
    for (let offset = 0; offset < chunk.length;) {
      const part = chunk.subarray(offset, offset + this.capacity - this.length);
      this.input().set(part, this.length);
      this.length += part.length;
      offset += part.length;
      if (this.longLine !== undefined || part.includes(LINE_END) || this.length === this.capacity) this.take(lines);
    }
    return lines;
  }

  private endLines(): readonly Line[] {
    const lines: Line[] = [];
    this.skipByteOrderMark();
    if (this.length > 0 || this.longLine !== undefined) {
      this.input()[this.length] = LINE_END;
      this.length += 1;
      this.take(lines);
    }
    this.result = new KernelBars(this.kernel, this.options.format.feed, this.options.interval);
    return lines;
  }

  /** Takes the lines that are in the input whole, and moves what is left to its start. */
  private take(lines: Line[]): void {
    if (this.isAtStart) {
      if (this.length < BYTE_ORDER_MARK.length) return;
      this.skipByteOrderMark();
    }
    const input = this.input();
    let position = this.skipLongLine(input, lines);
    while (this.awaitsHeader) {
      const end = input.subarray(0, this.length).indexOf(LINE_END, position);
      if (end === -1) break;
      this.add(this.decode(position, end), this.kernel.countLine(), lines);
      position = end + 1;
    }
    const end = input.subarray(0, this.length).lastIndexOf(LINE_END) + 1;
    if (!this.awaitsHeader && position < end) position = this.aggregate(position, end, lines);
    if (position === 0 && this.length === this.capacity) {
      this.longLine = this.decode(0, this.length).slice(0, MAX_LINE_LENGTH + 1);
      position = this.length;
    }
    // Folding may have made the memory grow, which leaves older views of it without content.
    this.input().copyWithin(0, position, this.length);
    this.length -= position;
  }

  private aggregate(from: number, to: number, lines: Line[]): number {
    const { kernel, inputStart } = this;
    const aggregate = this.options.format.fields.kind === 'csv' ? kernel.aggregateCsv : kernel.aggregateNdjson;
    let position = from;
    while (position < to) {
      position = aggregate(inputStart + position, inputStart + to) - inputStart;
      const count = kernel.deferredCount();
      const entries = new Uint32Array(kernel.memory.buffer, kernel.deferredStart(), ENTRY * count);
      for (let entry = 0; entry < entries.length; entry += ENTRY) {
        const [start, end, number] = entries.subarray(entry, entry + ENTRY) as unknown as [number, number, number];
        this.add(this.decode(start - inputStart, end - inputStart), number, lines);
      }
      kernel.clearDeferred();
    }
    return to;
  }

  /** Skips the rest of a line that is too long, and returns where the next line begins. */
  private skipLongLine(input: Uint8Array, lines: Line[]): number {
    if (this.longLine === undefined) return 0;
    const end = input.subarray(0, this.length).indexOf(LINE_END);
    if (end === -1) return this.length;
    this.add(this.longLine, this.kernel.countLine(), lines);
    this.longLine = undefined;
    return end + 1;
  }

  /** Adds a line that is handed back, unless it is blank or the header. */
  private add(decoded: string, number: number, lines: Line[]): void {
    const truncated = decoded.length > MAX_LINE_LENGTH;
    const text = (decoded.endsWith('\r') ? decoded.slice(0, -1) : decoded).slice(0, MAX_LINE_LENGTH);
    if (!truncated && text.trim() === '') return;
    if (this.awaitsHeader) this.awaitsHeader = false;
    else lines.push({ number, text, truncated });
  }

  /** The kernel stops where its memory cannot grow, and is of no use then. */
  private withinMemory<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      throw new FileTooLargeError(this.maxPages * 65_536, error);
    }
  }

  private skipByteOrderMark(): void {
    const input = this.input();
    if (this.isAtStart && BYTE_ORDER_MARK.every((byte, index) => byte === input[index] && index < this.length)) {
      input.copyWithin(0, BYTE_ORDER_MARK.length, this.length);
      this.length -= BYTE_ORDER_MARK.length;
    }
    this.isAtStart = false;
  }

  private decode(start: number, end: number): string {
    return decoder.decode(this.input().subarray(start, end));
  }

  /** The input, and one byte more for a last line end. */
  private input(): Uint8Array {
    return new Uint8Array(this.kernel.memory.buffer, this.inputStart, this.capacity + 1);
  }
}
