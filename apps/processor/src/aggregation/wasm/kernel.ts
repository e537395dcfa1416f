import { KERNEL } from './kernel.generated';

/**
 * What the kernel (`kernel/index.ts`) exports, and its memory. Addresses are bytes in its memory, which grows: views of it are to be
 * made anew after every call that may add a trade or read one.
 */
export interface Kernel {
  readonly memory: WebAssembly.Memory;

  /** Where the bytes of the file are written, and how many fit; one more may be written behind them. */
  readonly inputStart: () => number;
  readonly inputCapacity: () => number;

  /** Columns count from 0; of a symbol that no column holds any. */
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
   * A key of NDJSON, which is in the memory: 0 symbol, 1 time, 2 price, 3 size, 4 id, 5 a reserved one.
   *
   * @returns 0 where there is no room for it
   */
  readonly addKey: (start: number, length: number, role: number) => number;
  /** @param decimals digits after the point that a time in the file's unit can have; 10 for `ms-or-us` */
  readonly setTime: (decimals: number, interval: bigint, barsInChunk: number) => void;
  /** The symbol of every line. */
  readonly setFileSymbol: (symbol: number) => void;
  readonly addKnownContested: (symbol: number, bar: number) => void;

  /** Adds a symbol, whose text is in the memory. */
  readonly addSymbol: (start: number, length: number) => number;
  readonly symbolCount: () => number;
  /** Writes a symbol's text, and up to 16 bytes behind it, and returns its length. */
  readonly copySymbol: (symbol: number, to: number) => number;

  /**
   * Take the lines in the bytes from `from` to `to`, which stands after a line end.
   *
   * They return where they stopped: at `to`, or where the list of lines handed back was full.
   */
  readonly aggregateCsv: (from: number, to: number) => number;
  readonly aggregateNdjson: (from: number, to: number) => number;
  /** Counts a line that the kernel does not see. */
  readonly countLine: () => number;
  /** Three numbers of 4 bytes for each line: where it starts, where it ends, its number. */
  readonly deferredStart: () => number;
  readonly deferredCount: () => number;
  readonly clearDeferred: () => void;

  readonly acceptedTrades: () => number;
  /** To be called after the last line, before the parts are looked at. */
  readonly closeBars: () => void;

  /** Bars of one symbol and chunk, or a part of them, as `encodeChunk` writes them: six numbers of 4 bytes each. */
  readonly partsCount: () => number;
  readonly partsStart: () => number;
  /** Bars in whose part an id comes more than once: two numbers of 4 bytes each, the symbol and the bar since 1970. */
  readonly contestedCount: () => number;
  readonly contestedStart: () => number;
}

/** Pages of 64 KiB: what the kernel's own data take (`kernel/build.mjs`), and all that addresses of 31 bits reach. */
const INITIAL_PAGES = 16;
export const MAX_PAGES = 32_768;

const bytes = Buffer.from(KERNEL, 'base64');
let compiled: WebAssembly.Module | undefined;

/** Whether the runtime can run the kernel: it uses SIMD. */
export function canRunKernel(): boolean {
  return WebAssembly.validate(bytes);
}

/** A kernel with a memory of its own, which grows to so many pages at most. */
export function makeKernel(maximum: number): Kernel {
  compiled ??= new WebAssembly.Module(bytes);
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { ...(exports as Omit<Kernel, 'memory'>), memory };
}
