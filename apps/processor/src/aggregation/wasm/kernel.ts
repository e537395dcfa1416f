import { brotliDecompressSync } from 'node:zlib';
import { KERNEL } from './kernel.generated';

/**
 * The exports of the kernel (`kernel/index.ts`) and its memory. Addresses are offsets in bytes. The memory may grow, so
 * views of it must be created again after every call that may add or read a trade.
 */
export interface Kernel {
  readonly memory: WebAssembly.Memory;

  /** The address of the input, to which the bytes of the file are written. */
  readonly inputStart: () => number;
  /** The length of the input. One more byte may be written after its end. */
  readonly inputCapacity: () => number;

  /** Columns are numbered from 0. If no column holds the symbol, its number is ignored. */
  readonly setCsv: (
    separator: number,
    count: number,
    symbol: number,
    time: number,
    price: number,
    size: number,
    id: number,
  ) => void;
  /**
   * Adds a key of NDJSON whose text is in the memory. Roles: 0 symbol, 1 time, 2 price, 3 size, 4 id, 16 reserved, 17
   * other; of lines with rules those of {@link addRowColumn}.
   *
   * @returns 0 if the kernel has no room for the key
   */
  readonly addKey: (start: number, length: number, role: number) => number;
  /** Sets the role of keys that are not added: 16 reserved, 17 other. */
  readonly setUnknownKeys: (role: number) => void;
  /** Sets the first and the last bar, counted from 1970. Lines with times in other bars are deferred. */
  readonly setBars: (first: number, last: number) => void;
  /** @param decimals number of digits after the decimal point of a time in the unit of the file; 10 for `ms-or-us` */
  readonly setTime: (decimals: number, interval: bigint, barsInChunk: number) => void;
  /**
   * Sets the format of times of lines with rules: 0 a number, by {@link setTime}, 1 RFC 3339, 2 RFC 3339 or a whole number, 3
   * the format of kdb+, 4 a time of day.
   */
  readonly setTimeFormat: (format: number) => void;
  /** The address of the starts of the 24 hours of a time of day, 8 bytes each; all bits are set if the day lacks the hour. */
  readonly hoursStart: () => number;
  /** Sets the symbol of every line. */
  readonly setFileSymbol: (symbol: number) => void;
  /** Marks a bar as contested: its lines are deferred. */
  readonly addKnownContested: (symbol: number, bar: number) => void;

  /** Prepares for lines with rules, of which an id has up to 4 columns, and up to 7 columns decide what a line means. */
  readonly setRows: (ids: number, decisive: number) => void;
  /**
   * Adds a column of CSV with rules. Roles: 0 symbol, 1 time, 2 price, 3 size, 4 order, from 5 on the id and
   * then the values that belong to ids of values, from 9 on decisive.
   */
  readonly addRowColumn: (column: number, role: number) => void;
  /** Makes ids of the values of trades without id: time, price, size, and the fields of {@link addValueRole}. */
  readonly setIdsOfValues: () => void;
  /** Adds the role of a field whose value belongs to such an id. */
  readonly addValueRole: (role: number) => void;
  /**
   * Sets how prices and sizes of lines with rules are written.
   *
   * @param impliedDecimals number of decimals of prices that are whole numbers
   * @param areSizesSigned 1 if the sign of a size is ignored
   */
  readonly setNumbers: (impliedDecimals: number, areSizesSigned: number) => void;
  /** Sets the number of fields that a line of CSV with rules can have after the others. */
  readonly setUnnamedFields: (fields: number) => void;
  /** Marks a trade as contested by the key of its id: its lines are deferred. */
  readonly addContestedName: (symbol: number, key: bigint) => void;

  /** Adds a symbol of a feed, whose text is in the memory, and returns its number. */
  readonly addSymbol: (start: number, length: number, feed: number) => number;
  readonly symbolCount: () => number;
  /** Writes the text of a symbol, and up to 16 bytes after it, and returns its length. */
  readonly copySymbol: (symbol: number, to: number) => number;
  readonly feedOfSymbol: (symbol: number) => number;

  /**
   * Aggregates the CSV lines between two addresses. `to` is the address after a line break.
   *
   * @returns the address at which it stopped: `to`, or an earlier line at which it paused
   */
  readonly aggregateCsv: (from: number, to: number) => number;
  /** Aggregates CSV lines with rules, like {@link aggregateCsv}. */
  readonly aggregateCsvRows: (from: number, to: number) => number;
  /** Aggregates NDJSON lines, like {@link aggregateCsv}. */
  readonly aggregateNdjson: (from: number, to: number) => number;
  /** Aggregates NDJSON lines with rules, like {@link aggregateCsv}. */
  readonly aggregateNdjsonRows: (from: number, to: number) => number;
  /** Counts a line that is not passed to the kernel, and returns its number. */
  readonly countLine: () => number;
  /** The address of the deferred lines, three numbers of 4 bytes each: start, end, line number. */
  readonly deferredStart: () => number;
  readonly deferredCount: () => number;
  readonly clearDeferred: () => void;
  /**
   * Makes the kernel pause as soon as it has deferred four lines, and more than a quarter of all lines.
   *
   * @param before number of lines that were deferred by other kernels
   */
  readonly pauseIfManyDeferred: (before: number) => void;
  /** Number of lines so far. */
  readonly countedLines: () => number;
  /** Sets the number of lines that were counted by another kernel. */
  readonly setCountedLines: (lines: number) => void;

  /** Sets the number of bytes of complete parts above which the kernel pauses. */
  readonly setPartsLimit: (bytes: number) => void;
  /** Sets the number of bytes of further blocks of memory above which the kernel pauses. */
  readonly setMemoryLimit: (bytes: number) => void;
  /** Why the kernel stopped before a line: the sum of {@link Pause}s. */
  readonly pauseReasons: () => number;
  /** The address at which blocks of memory begin. */
  readonly blocksStart: () => number;

  readonly acceptedTrades: () => number;
  /** The address of the number of lines that each rule has excluded, 4 bytes each, by {@link KernelHost.verdictOf}. */
  readonly excludedStart: () => number;
  /** Completes the bars. Must be called after the last line, before parts are read. */
  readonly closeBars: () => void;

  readonly partsCount: () => number;
  /** Empties the list of parts, and releases their bytes. */
  readonly clearParts: () => void;
  /** The address of the parts, six numbers of 4 bytes each. A part holds bars of a symbol and chunk as `encodeChunk` writes them. */
  readonly partsStart: () => number;
  readonly contestedCount: () => number;
  /** The address of the bars in which an id occurs more than once, two numbers of 4 bytes each: symbol and bar since 1970. */
  readonly contestedStart: () => number;
}

/** Reasons for which the kernel pauses (`kernel/pause.ts`). */
export const Pause = {
  /** The list of deferred lines is full. The kernel goes on when it is cleared. */
  DEFERRED_FULL: 1,
  /** There are as many bytes of parts as the limit allows. The kernel goes on when they are cleared. */
  PARTS_FULL: 2,
  /** The memory is used up to its limit, or a bar has too many ids. The kernel must start anew. */
  OUT_OF_MEMORY: 4,
  /** Many lines were deferred ({@link Kernel.pauseIfManyDeferred}). A kernel that reads them as rows must go on. */
  MANY_DEFERRED: 8,
} as const;

/** The questions that the kernel asks its host. */
export interface KernelHost {
  /**
   * Returns the verdict on lines with rules: the number of the feed, and the outcome in the regular session and outside of
   * it. Outcomes: 0 defers the line. A sum of 1 (volume), 2 (high and low) and 4 (open and close) adds the trade to these
   * parts of its bar. From 8 on, 8 and the number of the rule that excludes the trade. Asked once about each key.
   *
   * @param key the texts that decide what a line means, each followed by a line end
   */
  readonly verdictOf: (key: string) => readonly [feed: number, inSession: number, outside: number];
  /** Returns true if a half-hour, counted from 1970, is in the regular session. */
  readonly isInSession: (halfHour: number) => boolean;
  /** Returns false if lines with rules of a symbol must be deferred. Asked once about each symbol. */
  readonly acceptsSymbol: (symbol: string, feed: number) => boolean;
}

/** Defers all lines with rules. */
const NO_RULES: KernelHost = { verdictOf: () => [0, 0, 0], isInSession: () => false, acceptsSymbol: () => false };

/** Pages of 64 KiB for the static data of the kernel (`kernel/build.mjs`). */
const INITIAL_PAGES = 16;

/** Pages of 64 KiB that 31-bit addresses reach. */
export const MAX_PAGES = 32_768;

const bytes = brotliDecompressSync(Buffer.from(KERNEL, 'base64'));
let compiled: WebAssembly.Module | undefined;

/** True if the runtime can run the kernel, which uses SIMD. */
export function canRunKernel(): boolean {
  return WebAssembly.validate(bytes);
}

/**
 * Creates a kernel with its own memory.
 *
 * @param maximum the number of pages up to which the memory may grow
 * @param host what it asks if lines have rules
 */
export function makeKernel(maximum: number, host = NO_RULES): Kernel {
  return instantiate(new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum }), host);
}

/** Makes a new kernel in the memory of another one, which must not be used any more. Nothing of its content remains. */
export function restartKernel({ memory, blocksStart }: Kernel, host = NO_RULES): Kernel {
  // Static data is expected to be zero where the kernel has no other value for it.
  new Uint8Array(memory.buffer, 0, blocksStart()).fill(0);
  return instantiate(memory, host);
}

function instantiate(memory: WebAssembly.Memory, host: KernelHost): Kernel {
  compiled ??= new WebAssembly.Module(bytes);
  const textAt = (start: number, length: number) => Buffer.from(memory.buffer, start, length).toString();
  const imports = {
    isInSession: host.isInSession,
    acceptsSymbol: (symbol: number, length: number, feed: number) => host.acceptsSymbol(textAt(symbol, length), feed),
    writeVerdict: (key: number, length: number, to: number) => {
      const verdict = host.verdictOf(textAt(key, length));
      new Uint32Array(memory.buffer, to, verdict.length).set(verdict);
    },
  };
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory }, host: imports });
  return { ...(exports as Omit<Kernel, 'memory'>), memory };
}
