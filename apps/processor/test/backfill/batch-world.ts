import {
  BackfillStore,
  CountedTable,
  type BackfillBatch,
  type BackfillRun,
  type BackfillState,
} from '@trading/bars/backfill';
import type { ObjectVersion, Upload } from '@trading/bars';
import type { Hook } from '@trading/bars/testing';
import { BarStore } from '@trading/bars/write';
import { runBatch, type BatchAnswer } from '../../src/backfill/run-batch';
import type { Clock } from '../../src/ports';
import { InMemoryWorld } from '../in-memory-world';

export const PLAN = 'plan';

const RUN: BackfillRun = {
  ...{ plan: PLAN, state: 'running', concurrency: 4 },
  ...{ files: 3, batches: 1, bytes: 300, startedAt: 0, executions: [] },
};

/** A world with a batch of files. */
export class BatchWorld extends InMemoryWorld {
  public readonly backfills = new BackfillStore(this.table);
  public readonly shares: number[] = [];
  public readonly logged: unknown[] = [];
  /** The files that were opened, once for each time. */
  public readonly opened: string[] = [];
  private time = 0;

  public setState(state: BackfillState, plan = PLAN): Promise<void> {
    return this.backfills.putRun({ ...RUN, plan, state });
  }

  public batchOf(uploads: readonly Upload[], change: Partial<BackfillBatch> = {}): BackfillBatch {
    return {
      ...{ plan: PLAN, batch: 0, bucket: 'bucket', replay: 0, toleratedFailurePercentage: 100 },
      files: uploads.map(({ key, versionId, etag }) => ({
        ...{ key, ...(versionId !== undefined && { versionId }), etag },
        ...{ bytes: 100, reason: 'missing' as const },
      })),
      ...change,
    };
  }

  /**
   * Processes a batch, by one invocation of the function.
   *
   * @param hook called around the calls of this invocation
   * @param onOpen called before a file is opened
   */
  public async invoke(
    batch: BackfillBatch,
    hook: Hook = async () => undefined,
    clock: Clock = { throwIfLate: () => undefined },
    onOpen: (file: ObjectVersion) => void = () => undefined,
  ): Promise<BatchAnswer> {
    // Only events ask for settlements.
    const { askToSettle: _askToSettle, files, ...dependencies } = this.dependenciesWith(hook, clock);
    const { table, replication } = await this.openTable(this.table.with(hook));
    const counted = new CountedTable(table);
    return runBatch(batch, {
      ...dependencies,
      store: new BarStore(counted, replication),
      files: {
        open: (file, range) => {
          this.opened.push(file.key);
          onOpen(file);
          return files.open(file, range);
        },
      },
      backfills: new BackfillStore(table),
      shareWrites: (concurrency) => this.shares.push(concurrency),
      writeUnits: () => counted.writeUnits,
      now: () => (this.time += 1),
      report: {
        log: { error: (...all: unknown[]) => this.logged.push(all), info: () => undefined, warn: () => undefined },
      },
    });
  }

  /** Invokes the function as the state machine does, until the batch is done. */
  public async complete(batch: BackfillBatch, hook?: Hook): Promise<void> {
    for (let calls = 0; calls < 100; calls += 1) {
      const answer = await this.invoke(batch, hook).catch((error: unknown) => ({ error }));
      if (!('error' in answer) && answer.waitSeconds === undefined) return;
    }
    throw new Error('The batch does not end');
  }
}
