import type { EnvironmentParameters } from './settings';

/** Production before its load was declared: 5 units, scaled at 70 %, and a timeout of five minutes. Its files are those that were measured. */
export const FORMER_PRODUCTION: EnvironmentParameters = {
  load: {
    tradesPerDay: 5_000_000,
    filesPerDay: 1,
    instruments: 500,
    largestFileTrades: 5_000_000,
    burst: { trades: 5_000_000, files: 1 },
    reads: { perSecond: 0, tradesPerRead: 0 },
    barsWithinSeconds: 3_600,
  },
  table: {
    capacityMode: 'provisioned',
    targetUtilizationPercent: 70,
    writeUnits: { min: 5, max: 1_000 },
    readUnits: { min: 5, max: 1_000 },
  },
  processor: { memoryMebibytes: 2_048, timeoutSeconds: 300, visibilitySeconds: 1_800, maxConcurrency: 20 },
};

/** The same with a table that takes all of the file at once. */
export const UNLIMITED_TABLE: EnvironmentParameters = {
  ...FORMER_PRODUCTION,
  table: { ...FORMER_PRODUCTION.table, writeUnits: { min: 40_000, max: 40_000 } },
};

/** A file for which that table has to be scaled as well, and which takes a third of the time to simulate. */
export const SMALLER_FILE: EnvironmentParameters = {
  ...FORMER_PRODUCTION,
  load: {
    ...FORMER_PRODUCTION.load,
    tradesPerDay: 1_500_000,
    instruments: 150,
    largestFileTrades: 1_500_000,
    burst: { trades: 1_500_000, files: 1 },
    barsWithinSeconds: 1_500,
  },
};
