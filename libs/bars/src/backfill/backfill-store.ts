import { batchKey, batchRange, failureKey, failureRange, runKey, runRange } from '../table/backfill-keys';
import type { Item, ItemKey, PutCondition, Table, Write } from '../table/table';
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
   * @param isBegin true if nothing of the batch is recorded yet
   * @returns false if another worker has begun the batch, or everything of the run was deleted; nothing has changed then
   */
  public putProgress(plan: string, progress: BatchProgress, isBegin: boolean): Promise<boolean> {
    const { batch } = progress;
    // Without the condition, a worker that ends after a deletion would leave its progress behind.
    const condition: PutCondition = isBegin ? { kind: 'absent' } : { kind: 'equals', attribute: 'batch', value: batch };
    return this.table.put({ ...batchKey(plan, batch), ...progress }, condition);
  }

  /** Reads the files that failed, ordered by batch and position. */
  public async *failures(plan: string): AsyncGenerator<BackfillFailure> {
    for await (const item of this.table.query(failureRange(plan))) yield withoutKey(item) as BackfillFailure;
  }

  public putFailure(plan: string, failure: BackfillFailure): Promise<void> {
    return this.put({ ...failureKey(plan, failure.batch, failure.index), ...failure });
  }

  public deleteFailure(plan: string, { batch, index }: Pick<BackfillFailure, 'batch' | 'index'>): Promise<void> {
    return this.table.batchWrite([{ kind: 'delete', key: failureKey(plan, batch, index) }]);
  }

  /** Deletes everything of a run. The run itself is deleted last, so that a deletion that stops can be repeated. */
  public async delete(plan: string): Promise<void> {
    const keys: ItemKey[] = [];
    for (const range of [batchRange(plan), failureRange(plan)]) {
      for await (const { pk, sk } of this.table.query(range)) keys.push({ pk, sk });
    }
    for (const some of [keys, [runKey(plan)]]) {
      await this.table.batchWrite(some.map((key): Write => ({ kind: 'delete', key })));
    }
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
