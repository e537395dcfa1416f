import { BackfillStore, type BackfillBatch, type BackfillRun, type BackfillState } from '@trading/bars/backfill';
import type { Upload } from '@trading/bars';
import { BarStore } from '@trading/bars/write';
import type { Hook } from '@trading/bars/testing';
import { runBatch, type BatchAnswer } from '../../src/backfill/run-batch';
import { InMemoryWorld, type WorldOptions } from '../in-memory-world';

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

  public constructor(options: WorldOptions = {}) {
    super(options);
  }

  public setState(state: BackfillState): Promise<void> {
    return this.backfills.putRun({ ...RUN, state });
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
   */
  public invoke(batch: BackfillBatch, hook?: Hook, throwIfLate: () => void = () => undefined): Promise<BatchAnswer> {
    const table = hook ? this.table.with(hook) : this.table;
    const { dependencies } = this;
    return runBatch(batch, {
      ...dependencies,
      files: {
        open: (file, range) => {
          this.opened.push(file.key);
          return this.open(file, range);
        },
      },
      store: new BarStore(table),
      clock: { throwIfLate },
      backfills: new BackfillStore(table),
      shareWrites: (concurrency) => this.shares.push(concurrency),
      writeUnits: () => this.table.used.written,
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
