import { Duration } from 'aws-cdk-lib/core';
import type { DeclaredLoad } from '../../src/load/declared-load';
import type { SizedSettings } from '../../src/load/environment-size';
import { ENVIRONMENTS } from '../../src/environments';

/** A load of round numbers. */
export const LOAD: DeclaredLoad = {
  tradesPerDay: 10_000_000,
  filesPerDay: 100,
  instruments: 100,
  largestFileTrades: 1_000_000,
  burst: { trades: 5_000_000, files: 50 },
  reads: { perSecond: 10, tradesPerRead: 10_000 },
  barsWithin: Duration.minutes(30),
};

/** Settings with the load and provisioned capacity, which override nothing. */
export const SETTINGS: SizedSettings = {
  load: LOAD,
  table: { capacityMode: 'provisioned' },
  processor: { logRetention: ENVIRONMENTS.dev.processor.logRetention },
  bars: { interval: '1m' },
  query: ENVIRONMENTS.dev.query,
};
