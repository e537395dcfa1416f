import type { EnvironmentParameters } from './settings';

/** An environment with less than half of the load of `dev`, whose days take little time to simulate. */
export const SMALL_ENVIRONMENT: EnvironmentParameters = {
  load: {
    tradesPerDay: 4_000_000,
    filesPerDay: 100,
    instruments: 100,
    largestFileTrades: 400_000,
    burst: { trades: 4_000_000, files: 100 },
    reads: { perSecond: 1, tradesPerRead: 1_000 },
    barsWithinSeconds: 900,
  },
  table: {
    capacityMode: 'on-demand',
    targetUtilizationPercent: 70,
    writeUnits: { min: 100, max: 400 },
    readUnits: { min: 100, max: 1_000 },
  },
  processor: { memoryMebibytes: 512, timeoutSeconds: 300, visibilitySeconds: 1_800, maxConcurrency: 6 },
};
