import type { FastFormat } from '../../parsing/fast-format';
import { MAX_LINE_LENGTH, type Line } from '../../parsing/read-lines';
import { FileTooLargeError } from '../../errors';
import { ContestedBarSet } from '../contested-bars';
import { writeRun, type Run } from '../runs';
import { canRunKernel, makeKernel, MAX_PAGES, Pause, restartKernel, type Kernel } from './kernel';
import { KernelParts } from './kernel-parts';
import { KernelRules } from './kernel-rules';
import { setUpKernel } from './kernel-set-up';
import type { AggregatedBars, LineAggregatorOptions, LineAggregator } from '../line-aggregator';

const LINE_END = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Numbers of 4 bytes of a deferred line: start, end, line number. */
const ENTRY = 3;

/** The function of the kernel that reads lines of a kind. */
const AGGREGATE = {
  csv: 'aggregateCsv',
  'csv-rows': 'aggregateCsvRows',
  ndjson: 'aggregateNdjson',
  'ndjson-rows': 'aggregateNdjsonRows',
} as const satisfies Readonly<Record<FastFormat['fields']['kind'], keyof Kernel>>;

/** A byte order mark that is not at the start of the file is part of the text. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Aggregates lines by a WebAssembly kernel with SIMD. The kernel understands plain numbers, symbols in ASCII and flat
 * objects. If lines have rules, or if it has deferred many lines, it reads them as rows: it also understands quotes, ids that
 * are texts, trades that are known by their values, and nested objects. It defers all other lines.
 */
export class WasmLineAggregator implements LineAggregator {
  /** True if the runtime can run the kernel. */
  public static isSupported(): boolean {
    return canRunKernel();
  }

  private kernel: Kernel;
  private format: FastFormat;
  private rules: KernelRules;
  private readonly inputStart: number;
  private readonly capacity: number;
  /** Number of bytes in the input that are not aggregated yet. They begin a line. */
  private length = 0;
  private isAtStart = true;
  private awaitsHeader: boolean;
  /** The start of a line that is longer than the input, until its end is read. */
  private longLine: string | undefined;
  /** Number of lines that the kernel has deferred. */
  private deferred = 0;
  /** Number of trades in the bars of complete kernels, and of lines that each rule excluded there. */
  private accepted = 0;
  private readonly excluded = new Map<string, number>();
  private readonly contested: ContestedBarSet;
  private readonly runs: Run[] = [];
  private result: AggregatedBars | undefined;

  /** @param maxPages the maximum memory of the kernel, in pages of 64 KiB */
  public constructor(
    private readonly options: LineAggregatorOptions,
    private readonly maxPages = MAX_PAGES,
  ) {
    this.format = options.format;
    this.rules = new KernelRules(options.format);
    this.kernel = makeKernel(maxPages, this.rules);
    this.inputStart = this.kernel.inputStart();
    this.capacity = this.kernel.inputCapacity();
    this.awaitsHeader = options.format.hasHeader;
    this.contested = new ContestedBarSet(options.limits.contestedBars);
    this.setUp();
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
    const parts = this.close().parts();
    this.runs.push(() => parts);
    const { accepted, excluded, contested, runs } = this;
    this.result = { accepted, excluded, contested: contested.all, runs };
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
    const { inputStart } = this;
    let position = from;
    while (position < to) {
      const { kernel } = this;
      const aggregate = kernel[AGGREGATE[this.format.fields.kind]];
      position = aggregate(inputStart + position, inputStart + to) - inputStart;
      const count = kernel.deferredCount();
      const entries = new Uint32Array(kernel.memory.buffer, kernel.deferredStart(), ENTRY * count);
      for (let entry = 0; entry < entries.length; entry += ENTRY) {
        const [start, end, number] = entries.subarray(entry, entry + ENTRY) as unknown as [number, number, number];
        this.add(this.decode(start - inputStart, end - inputStart), number, lines);
      }
      kernel.clearDeferred();
      this.deferred += count;
      const reasons = kernel.pauseReasons();
      if (reasons & Pause.MANY_DEFERRED) this.restart(this.format.rows);
      else if (reasons & Pause.OUT_OF_MEMORY) this.restart();
      else if (reasons & Pause.PARTS_FULL) this.moveParts(this.partsOf(kernel));
    }
    return to;
  }

  private setUp(): void {
    const { completeBars, kernel } = this.options.limits;
    setUpKernel(this.kernel, { ...this.options, format: this.format }, (feed) => this.rules.numberOfFeed(feed));
    this.kernel.setPartsLimit(completeBars);
    if (this.format.rows) this.kernel.pauseIfManyDeferred(this.deferred);
    // Last, so that what is set up does not count: a kernel that starts anew can always take a line.
    this.kernel.setMemoryLimit(kernel);
  }

  /** Moves all bars to the temporary file, and goes on with a new kernel, which knows no symbol. It can read another format. */
  private restart(format = this.format): void {
    this.moveParts(this.close());
    const lines = this.kernel.countedLines();
    const input = this.input().slice();
    if (format !== this.format) {
      this.format = format;
      this.rules = new KernelRules(format);
    }
    this.kernel = restartKernel(this.kernel, this.rules);
    this.setUp();
    this.kernel.setCountedLines(lines);
    this.input().set(input);
  }

  /** Completes the bars of the kernel. */
  private close(): KernelParts {
    this.kernel.closeBars();
    this.accepted += this.kernel.acceptedTrades();
    const parts = this.partsOf(this.kernel);
    for (const [rule, lines] of parts.excluded()) this.excluded.set(rule, (this.excluded.get(rule) ?? 0) + lines);
    for (const reference of parts.contested()) this.contested.add(reference);
    return parts;
  }

  private moveParts(parts: KernelParts): void {
    this.runs.push(writeRun(parts.parts(), this.options.temporaryFile));
    this.kernel.clearParts();
  }

  private partsOf(kernel: Kernel): KernelParts {
    return new KernelParts(kernel, this.rules, this.options.interval);
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
