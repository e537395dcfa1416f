import type { BackfillRun, BackfillUse } from '@trading/bars/backfill';
import { backfillsOf, type Context } from '../context';
import type { Plan, PlannedBatch } from '../plan/plan';

/** How far a run came. */
export interface RunProgress extends BackfillUse {
  /** Files that were processed or have failed. */
  readonly finished: number;
  readonly failed: number;
  /** Files that had nothing to do. */
  readonly unchanged: number;
  /** Files that are not finished. */
  readonly left: number;
  /** The number of batches of which a file was begun. */
  readonly begunBatches: number;
  /** The number of finished files, by batch. */
  readonly finishedOfBatch: ReadonlyMap<number, number>;
  /** The batches whose next file is written in part. */
  readonly partlyWritten: readonly number[];
}

/** Reads how far a run came. */
export async function readProgress(
  { plan, files }: Pick<BackfillRun, 'plan' | 'files'>,
  context: Pick<Context, 'table'>,
): Promise<RunProgress> {
  const sum = { finished: 0, failed: 0, unchanged: 0, bytes: 0, trades: 0, writeUnits: 0, milliseconds: 0 };
  const finishedOfBatch = new Map<number, number>();
  const partlyWritten: number[] = [];
  for await (const each of backfillsOf(context).progressOfAll(plan)) {
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += each[name];
    finishedOfBatch.set(each.batch, each.finished);
    if (each.isBegun) partlyWritten.push(each.batch);
  }
  return { ...sum, left: files - sum.finished, begunBatches: finishedOfBatch.size, finishedOfBatch, partlyWritten };
}

/** The batches of a plan of which files are left. */
export function unfinishedBatches(
  { batches }: Pick<Plan, 'batches'>,
  { finishedOfBatch }: RunProgress,
): PlannedBatch[] {
  return batches.filter(({ batch, files }) => (finishedOfBatch.get(batch) ?? 0) < files.length);
}
