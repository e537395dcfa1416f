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
   * Adds a key of NDJSON whose text is in the memory. Roles: 0 symbol, 1 time, 2 price, 3 size, 4 id, 5 reserved, 6 other.
   *
   * @returns 0 if the kernel has no room for the key
   */
  readonly addKey: (start: number, length: number, role: number) => number;
  /** Sets the role of keys that are not added: 5 reserved, 6 other. */
  readonly setUnknownKeys: (role: number) => void;
  /** Sets the first and the last bar, counted from 1970. Lines with times in other bars are deferred. */
  readonly setBars: (first: number, last: number) => void;
  /** @param decimals number of digits after the decimal point of a time in the unit of the file; 10 for `ms-or-us` */
  readonly setTime: (decimals: number, interval: bigint, barsInChunk: number) => void;
  /** Sets the symbol of every line. */
  readonly setFileSymbol: (symbol: number) => void;
  /** Marks a bar as contested: its lines are deferred. */
  readonly addKnownContested: (symbol: number, bar: number) => void;

  /** Adds a symbol whose text is in the memory, and returns its number. */
  readonly addSymbol: (start: number, length: number) => number;
  readonly symbolCount: () => number;
  /** Writes the text of a symbol, and up to 16 bytes after it, and returns its length. */
  readonly copySymbol: (symbol: number, to: number) => number;

  /**
   * Aggregates the CSV lines between two addresses. `to` is the address after a line break.
   *
   * @returns the address at which it stopped: `to`, or an earlier line at which the list of deferred lines was full
   */
  readonly aggregateCsv: (from: number, to: number) => number;
  /** Aggregates NDJSON lines, like {@link aggregateCsv}. */
  readonly aggregateNdjson: (from: number, to: number) => number;
  /** Counts a line that is not passed to the kernel, and returns its number. */
  readonly countLine: () => number;
  /** The address of the deferred lines, three numbers of 4 bytes each: start, end, line number. */
  readonly deferredStart: () => number;
  readonly deferredCount: () => number;
  readonly clearDeferred: () => void;

  readonly acceptedTrades: () => number;
  /** Completes the bars. Must be called after the last line, before parts are read. */
  readonly closeBars: () => void;

  readonly partsCount: () => number;
  /** The address of the parts, six numbers of 4 bytes each. A part holds bars of a symbol and chunk as `encodeChunk` writes them. */
  readonly partsStart: () => number;
  readonly contestedCount: () => number;
  /** The address of the bars in which an id occurs more than once, two numbers of 4 bytes each: symbol and bar since 1970. */
  readonly contestedStart: () => number;
}

/** Pages of 64 KiB for the static data of the kernel (`kernel/build.mjs`). */
const INITIAL_PAGES = 16;

/** Pages of 64 KiB that 31-bit addresses reach. */
export const MAX_PAGES = 32_768;

const bytes = Buffer.from(KERNEL, 'base64');
let compiled: WebAssembly.Module | undefined;

/** True if the runtime can run the kernel, which uses SIMD. */
export function canRunKernel(): boolean {
  return WebAssembly.validate(bytes);
}

/**
 * Creates a kernel with its own memory.
 *
 * @param maximum the number of pages up to which the memory may grow
 */
export function makeKernel(maximum: number): Kernel {
  compiled ??= new WebAssembly.Module(bytes);
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { ...(exports as Omit<Kernel, 'memory'>), memory };
}
