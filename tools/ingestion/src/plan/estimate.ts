import type { BackfillParameters } from '../backfill-parameters';
import { costOf, gigabyteSecondsOf, PROGRESS_WRITES_PER_FILE, type Cost } from './cost';
import type { FileUse } from './estimate-files';

/** The part of an environment that limits a backfill: the function, which reads and aggregates, or the write units of the table. */
export type Bottleneck = 'function' | 'table';

/** The expected use, time and cost of a plan. */
export interface Estimate extends Pick<FileUse, 'trades' | 'writeUnits'> {
  readonly gigabyteSeconds: number;
  readonly seconds: number;
  readonly bottleneck: Bottleneck;
  readonly cost: Cost;
}

/** Settings of an environment on which estimates depend. */
export type EstimateParameters = Pick<
  BackfillParameters,
  'concurrency' | 'memoryMebibytes' | 'writeUnitsPerSecond' | 'capacityMode'
>;

/** The sums of all files of a plan. */
export interface PlannedUse extends FileUse {
  readonly files: number;
  readonly batches: number;
}

/** Seconds of the function for a file, or for several one after the other. */
export interface FunctionSeconds {
  /** Reading and aggregating. */
  readonly working: number;
  /** Waiting for the share of a batch in the write units. */
  readonly waiting: number;
}

/**
 * Estimates a plan.
 *
 * A batch waits for its share of the write units, and does not make up later for what it did not use while it was reading. So the time
 * for reading and the time for writing add up, and the function is billed for both.
 */
export function estimatePlan(use: PlannedUse, parameters: EstimateParameters): Estimate {
  const { working, waiting } = functionSecondsOf(use, use.files, parameters);
  // A single file cannot be divided among batches.
  const seconds = (working + waiting) / Math.min(parameters.concurrency, use.batches);
  const gigabyteSeconds = gigabyteSecondsOf(working + waiting, parameters);
  const { files, batches, trades, writeUnits } = use;
  return {
    ...{ trades, writeUnits, gigabyteSeconds, seconds },
    bottleneck: working > waiting ? 'function' : 'table',
    cost: costOf({ files, batches, writeUnits, gigabyteSeconds, seconds }, parameters),
  };
}

/** Returns the time of the function for files. */
export function functionSecondsOf(
  { milliseconds, writeUnits }: Pick<FileUse, 'milliseconds' | 'writeUnits'>,
  files: number,
  { writeUnitsPerSecond, concurrency }: Pick<EstimateParameters, 'writeUnitsPerSecond' | 'concurrency'>,
): FunctionSeconds {
  const share = writeUnitsPerSecond / concurrency;
  return { working: milliseconds / 1_000, waiting: (writeUnits + files * PROGRESS_WRITES_PER_FILE) / share };
}

/** Adds up what is expected of files. */
export function sumOfUses(uses: readonly FileUse[]): FileUse {
  const sum = { trades: 0, writeUnits: 0, milliseconds: 0 };
  for (const { trades, writeUnits, milliseconds } of uses) {
    sum.trades += trades;
    sum.writeUnits += writeUnits;
    sum.milliseconds += milliseconds;
  }
  return sum;
}
