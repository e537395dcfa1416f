/** Limits of the memory for one file. What exceeds them is moved to a temporary file, if it can be. */
export interface MemoryLimits {
  /** Bytes of complete bars that the kernel holds. */
  readonly completeBars: number;
  /** Bytes of the kernel's memory, after which it starts anew. */
  readonly kernel: number;
  /** Bytes of the bars that the reference path holds, estimated. */
  readonly referenceBars: number;
  /** Number of contested bars that are known one by one. If there are more, all bars are treated as contested. */
  readonly contestedBars: number;
  /** Number of contested trades that are resolved at once. */
  readonly contestedTrades: number;
  /** Number of lines about retracted trades. A file with more is refused. */
  readonly retractions: number;
  /** Number of chunks of a file. A file with more is refused. */
  readonly chunks: number;
  /** Number of trades in one chunk that is merged. A file with more is refused. */
  readonly tradesOfChunk: number;
  /** Bytes of the temporary file. A file that needs more is refused. */
  readonly temporaryFile: number;
}

const MIB = 2 ** 20;

/** The smallest memory for which there are limits, in MiB. */
const LEAST_MEMORY = 512;

/**
 * The limits for a function with a memory. Those that an ordinary day reaches do not depend on the memory, so that its peak
 * is the same everywhere.
 *
 * @param mebibytes the memory of the function, in MiB
 */
export function memoryLimits(mebibytes = LEAST_MEMORY): MemoryLimits {
  const share = Math.max(mebibytes, LEAST_MEMORY) / LEAST_MEMORY;
  return {
    completeBars: 2 * MIB,
    kernel: 64 * MIB * share,
    referenceBars: 32 * MIB,
    contestedBars: 100_000,
    contestedTrades: 50_000,
    retractions: 100_000 * share,
    chunks: 400_000 * share,
    tradesOfChunk: 8_000_000 * share,
    temporaryFile: Infinity,
  };
}
