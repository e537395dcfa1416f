import type { BackfillParameters } from '../backfill-parameters';
import { costOf, gigabyteSecondsOf } from '../plan/cost';
import type { RunProgress } from './run-progress';

/** The use and the cost of a run so far. */
export interface RunUse {
  readonly trades: number;
  readonly writeUnits: number;
  readonly gigabyteSeconds: number;
  readonly dollars: number;
  readonly seconds: number;
}

/**
 * Returns what a run has used.
 *
 * @param seconds the time of its executions
 */
export function useOf(progress: RunProgress, seconds: number, parameters: BackfillParameters): RunUse {
  const { trades, writeUnits, milliseconds, finished, begunBatches } = progress;
  const gigabyteSeconds = gigabyteSecondsOf(milliseconds / 1_000, parameters);
  const use = { files: finished, batches: begunBatches, writeUnits, gigabyteSeconds, seconds };
  return { trades, writeUnits, gigabyteSeconds, seconds, dollars: costOf(use, parameters).total };
}
