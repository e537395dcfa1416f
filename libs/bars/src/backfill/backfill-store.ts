import { batchKey, batchRange, failureKey, failureRange, runKey, runRange } from '../table/backfill-keys';
import type { Item, ItemKey, KeyRange, PutCondition, Table, Write } from '../table/table';
import type { BackfillFailure, BackfillRun, BatchProgress } from './backfill-run';

/** Records runs of backfills: their state, how far their batches came, and the files that failed. */
export class BackfillStore {
  public constructor(private readonly table: Table) {}

  /** Reads the run of a plan. Undefined if the plan was not run, or if its run was cancelled and everything of it deleted. */
  public async run(plan: string): Promise<BackfillRun | undefined> {
    const item = await this.table.get(runKey(plan));
    return item && runOf(item);
  }

  /**
   * Reads the runs of plans.
   *
   * @param prefix the begin of the hash of a plan; by default, all runs
   */
  public async runs(prefix = ''): Promise<BackfillRun[]> {
    const runs: BackfillRun[] = [];
    for await (const item of this.table.query(runRange(prefix))) runs.push(runOf(item));
    return runs;
  }

  public putRun(run: BackfillRun): Promise<void> {
    return this.put({ ...runKey(run.plan), ...run });
  }

  /** Reads how far a batch came. Undefined if it was not begun. */
  public async progress(plan: string, batch: number): Promise<BatchProgress | undefined> {
    const item = await this.table.get(batchKey(plan, batch));
    return item && (withoutKey(item) as BatchProgress);
  }

  /** Reads how far the batches of a plan came that were begun, ordered by number. */
  public async *progressOfAll(plan: string): AsyncGenerator<BatchProgress> {
    for await (const item of this.table.query(batchRange(plan))) yield withoutKey(item) as BatchProgress;
  }

  /**
   * Records how far a batch came.
   *
   * @param before what was recorded of the batch when its next file was begun. Undefined if nothing was.
   * @returns false if another worker has gone on with the batch, or if everything of the run was deleted; nothing has changed then
   */
  public putProgress(plan: string, progress: BatchProgress, before: BatchProgress | undefined): Promise<boolean> {
    // Without the condition, a slow worker would hide a file that another one has begun, or would record what was deleted.
    const condition: PutCondition = before
      ? { kind: 'equals', attribute: 'finished', value: before.finished }
      : { kind: 'absent' };
    return this.table.put({ ...batchKey(plan, progress.batch), ...progress }, condition);
  }

  /** Reads the files that failed, ordered by batch and position. */
  public async *failures(plan: string): AsyncGenerator<BackfillFailure> {
    for await (const item of this.table.query(failureRange(plan))) yield withoutKey(item) as BackfillFailure;
  }

  public putFailure(plan: string, failure: BackfillFailure): Promise<void> {
    return this.put({ ...failureKey(plan, failure.batch, failure.index), ...failure });
  }

  /** Deletes everything that is recorded of a batch. */
  public async deleteBatch(plan: string, batch: number): Promise<void> {
    const failures = await this.keysIn(failureRange(plan, batch));
    await this.deleteAll([batchKey(plan, batch), ...failures]);
  }

  /**
   * Deletes everything of a run. It can be repeated if it stops. A worker that is still at work deletes what it records once the run no
   * longer exists.
   */
  public async delete(plan: string): Promise<void> {
    await this.deleteRecords(plan);
    await this.deleteAll([runKey(plan)]);
    // Workers may have recorded more until then.
    await this.deleteRecords(plan);
  }

  private async deleteRecords(plan: string): Promise<void> {
    for (const range of [batchRange(plan), failureRange(plan)]) await this.deleteAll(await this.keysIn(range));
  }

  private async keysIn(range: KeyRange): Promise<ItemKey[]> {
    const keys: ItemKey[] = [];
    for await (const { pk, sk } of this.table.query(range)) keys.push({ pk, sk });
    return keys;
  }

  private deleteAll(keys: readonly ItemKey[]): Promise<void> {
    return this.table.batchWrite(keys.map((key): Write => ({ kind: 'delete', key })));
  }

  private put(item: Item): Promise<void> {
    return this.table.batchWrite([{ kind: 'put', item }]);
  }
}

function runOf(item: Item): BackfillRun {
  return withoutKey(item) as BackfillRun;
}

function withoutKey({ pk: _pk, sk: _sk, ...rest }: Item): unknown {
  return rest;
}
