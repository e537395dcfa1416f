import { memoryLimits, type MemoryLimits } from '../../src/aggregation/memory-limits';

/** Limits that every file exceeds: everything is moved to the temporary file as soon as possible. */
export const LEAST_LIMITS: MemoryLimits = {
  ...memoryLimits(),
  completeBars: 1,
  kernel: 1,
  referenceBars: 1,
  contestedBars: 0,
  contestedTrades: 1,
};
