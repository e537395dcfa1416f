import { MAX_LINE_LENGTH, type Line } from '../../parsing/read-lines';
import { FileTooLargeError } from '../../errors';
import { canRunKernel, makeKernel, MAX_PAGES, type Kernel } from './kernel';
import { KernelBars } from './kernel-bars';
import { setUpKernel } from './kernel-set-up';
import type { AggregatedBars, LineAggregatorOptions, LineAggregator } from '../line-aggregator';

const LINE_END = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Numbers of 4 bytes of a deferred line: start, end, line number. */
const ENTRY = 3;

/** A byte order mark that is not at the start of the file is part of the text. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Aggregates lines by a WebAssembly kernel with SIMD. The kernel understands plain numbers, ids that are whole numbers,
 * symbols in ASCII, fields without quotes and flat objects. It defers all other lines.
 */
export class WasmLineAggregator implements LineAggregator {
  /** True if the runtime can run the kernel. */
  public static isSupported(): boolean {
    return canRunKernel();
  }

  private readonly kernel: Kernel;
  private readonly inputStart: number;
  private readonly capacity: number;
  /** Number of bytes in the input that are not aggregated yet. They begin a line. */
  private length = 0;
  private isAtStart = true;
  private awaitsHeader: boolean;
  /** The start of a line that is longer than the input, until its end is read. */
  private longLine: string | undefined;
  private result: AggregatedBars | undefined;

  /** @param maxPages the maximum memory of the kernel, in pages of 64 KiB */
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
    if (!this.result) throw new Error('The result is not available before the end of the file.');
    return this.result;
  }

  private pushLines(chunk: Uint8Array): readonly Line[] {
    const lines: Line[] = [];
    for (let offset = 0; offset < chunk.length;) {
      const part = chunk.subarray(offset, offset + this.capacity - this.length);
      this.input().set(part, this.length);
      this.length += part.length;
      offset += part.length;
      if (this.longLine !== undefined || part.includes(LINE_END) || this.length === this.capacity) this.drain(lines);
    }
    return lines;
  }

  private endLines(): readonly Line[] {
    const lines: Line[] = [];
    this.skipByteOrderMark();
    if (this.length > 0 || this.longLine !== undefined) {
      this.input()[this.length] = LINE_END;
      this.length += 1;
      this.drain(lines);
    }
    this.result = new KernelBars(this.kernel, this.options.format.feed, this.options.interval);
    return lines;
  }

  /** Aggregates the complete lines of the input and moves the rest to its start. */
  private drain(lines: Line[]): void {
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
    // The memory may have grown, which detaches older views of it.
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

  /** Skips the rest of a line that is too long, and returns the position of the next line. */
  private skipLongLine(input: Uint8Array, lines: Line[]): number {
    if (this.longLine === undefined) return 0;
    const end = input.subarray(0, this.length).indexOf(LINE_END);
    if (end === -1) return this.length;
    this.add(this.longLine, this.kernel.countLine(), lines);
    this.longLine = undefined;
    return end + 1;
  }

  /** Adds a deferred line, unless it is blank or the header. */
  private add(decoded: string, number: number, lines: Line[]): void {
    const truncated = decoded.length > MAX_LINE_LENGTH;
    const text = (decoded.endsWith('\r') ? decoded.slice(0, -1) : decoded).slice(0, MAX_LINE_LENGTH);
    if (!truncated && text.trim() === '') return;
    if (this.awaitsHeader) this.awaitsHeader = false;
    else lines.push({ number, text, truncated });
  }

  /** The kernel stops if its memory cannot grow, and cannot be used after that. */
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

  /** The input, and one byte for a last line break. */
  private input(): Uint8Array {
    return new Uint8Array(this.kernel.memory.buffer, this.inputStart, this.capacity + 1);
  }
}
