import { StoppedError } from '@trading/bars';
import {
  BackfillStore,
  CountedTable,
  type BackfillBatch,
  type FileMeasurement,
  type MeasurementRequest,
} from '@trading/bars/backfill';
import type { DynamoDbTable } from '@trading/bars/dynamodb';
import { BarStore } from '@trading/bars/write';
import type { LambdaClock } from '../adapters/lambda-clock';
import type { Dependencies } from '../process-trade-file';
import type { Report } from '../ports';
import { measureFile } from './measure-file';
import { openTable, type OpenTable } from '../open-table';
import { runBatch, waitAfter, type BatchAnswer } from './run-batch';

/** The collaborators of {@link handleBatch}. */
export interface BackfillDependencies extends Omit<Dependencies, 'askToSettle' | 'clock' | 'store'> {
  readonly clock: LambdaClock;
  readonly table: DynamoDbTable;
  /** See `Config`. */
  readonly region?: string;
  /** The write units a second that all batches of an environment may use together. */
  readonly writeUnitsPerSecond: number;
  readonly report: Pick<Report, 'log'>;
}

/**
 * Handles a request of the state machine to process a batch, or one of an operator to measure a file.
 *
 * @throws the errors of {@link runBatch} and {@link measureFile}
 */
export async function handleBatch(
  request: BackfillBatch | MeasurementRequest,
  { table, region, writeUnitsPerSecond, ...dependencies }: BackfillDependencies,
): Promise<BatchAnswer | FileMeasurement> {
  const now = Date.now;
  if ('measure' in request) return measureFile(request, dependencies, now);
  const { clock } = dependencies;
  const limited = table.within(() => {
    clock.throwIfOver();
  });
  let opened: OpenTable;
  try {
    opened = await openTable(limited, region);
  } catch (error) {
    if (error instanceof StoppedError) return waitAfter(error);
    throw error;
  }
  const counted = new CountedTable(opened.table);
  return runBatch(request, {
    ...dependencies,
    store: new BarStore(counted, opened.replication),
    // Its own items are not counted as those of bars.
    backfills: new BackfillStore(opened.table),
    shareWrites: (concurrency) => {
      table.limitWrites(writeUnitsPerSecond / concurrency);
    },
    writeUnits: () => counted.writeUnits,
    now,
  });
}
