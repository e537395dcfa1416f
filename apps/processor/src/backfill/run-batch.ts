import { FencedError, StoppedError, ThrottledError } from '@trading/bars';
import type {
  BackfillBatch,
  BackfillFailure,
  BackfillFile,
  BackfillRun,
  BackfillStore,
  BatchProgress,
} from '@trading/bars/backfill';
import { toSourceBucket } from '../bucket-names';
import { BatchFailedError, ReadingTooSlowError, RefusedError, RepeatedEndError } from '../errors';
import { processTradeFile, type Dependencies, type Outcome } from '../process-trade-file';
import type { Report } from '../ports';

/** How often a file is begun before it counts as failed. Attempts that ended for want of capacity or time are not counted. */
const MAX_ATTEMPTS = 3;

/** Seconds to wait until the table takes writes, and for an invocation with its whole time. */
const TABLE_SECONDS = 30;
const TIME_SECONDS = 1;

/** The answer to the state machine. */
export interface BatchAnswer {
  /**
   * Seconds after which the batch is to be sent again.
   *
   * @default - the batch is done, or its run was paused or cancelled
   */
  readonly waitSeconds?: number;
}

/** The collaborators of {@link runBatch}. */
export interface BatchDependencies extends Dependencies {
  readonly backfills: BackfillStore;
  /** Limits the writes to a share, such as a third if three batches are processed at once. */
  readonly shareWrites: (concurrency: number) => void;
  /** The write units that were sent so far. */
  readonly writeUnits: () => number;
  /** The time in milliseconds. */
  readonly now: () => number;
  readonly report: Pick<Report, 'log'>;
}

/**
 * Processes the files of a batch, one after the other, as their events would be processed.
 *
 * It may run any number of times, concurrently, and end anywhere: what is finished is recorded before the next file is begun, a file
 * that was processed is not read again, and one that was written in part is continued.
 *
 * @throws BatchFailedError if more of its files failed than its plan tolerates; a retry changes nothing
 * @throws any other error if a file was not processed for a reason that may pass
 */
export async function runBatch(batch: BackfillBatch, dependencies: BatchDependencies): Promise<BatchAnswer> {
  try {
    return await runFiles(batch, dependencies);
  } catch (error) {
    // There was no capacity or time for what is recorded of the batch itself.
    if (error instanceof StoppedError) return waitAfter(error);
    throw error;
  }
}

async function runFiles(batch: BackfillBatch, dependencies: BatchDependencies): Promise<BatchAnswer> {
  const { plan, files } = batch;
  const { backfills, shareWrites } = dependencies;
  let recorded = await backfills.progress(plan, batch.batch);
  for (let isFirst = true; ; isFirst = false) {
    const run = await backfills.run(plan);
    if (!run) {
      // What a worker records after the deletion of the run would be left.
      await backfills.deleteBatch(plan, batch.batch);
      return {};
    }
    const { finished, failed, isBegun } = recorded ?? unbegun(batch);
    if (finished >= files.length) {
      if (failed > toleratedFailures(batch)) throw new BatchFailedError(batch, failed);
      return {};
    }
    if (!isAllowed(run, isBegun)) return {};
    shareWrites(run.concurrency);
    const attempt = new Attempt(batch, recorded, dependencies);
    const answer = await attempt.run(isFirst);
    if (answer) return answer;
    recorded = attempt.recorded;
  }
}

/** The number of files of a batch that may fail. Unless none may, one may: a batch can have few files. */
function toleratedFailures({ files, toleratedFailurePercentage }: BackfillBatch): number {
  return toleratedFailurePercentage === 0 ? 0 : Math.max(1, (toleratedFailurePercentage * files.length) / 100);
}

/** The progress of a batch of which no file was begun, and nothing is recorded. */
function unbegun({ batch }: BackfillBatch): BatchProgress {
  return {
    ...{ batch, finished: 0, failed: 0, unchanged: 0, attempts: 0, isBegun: false },
    ...{ bytes: 0, trades: 0, writeUnits: 0, milliseconds: 0 },
  };
}

/** True if the next file may be processed. A file that is written in part is completed even if its run was cancelled. */
function isAllowed({ state }: BackfillRun, isBegun: boolean): boolean {
  return state === 'running' || (state === 'cancelled' && isBegun);
}

/** Waits for capacity, for the region to be the writer, or for an invocation with its whole time. */
export function waitAfter(error: Error): BatchAnswer {
  const isOfTable = [error, error.cause].some((each) => each instanceof ThrottledError || each instanceof FencedError);
  return { waitSeconds: isOfTable ? TABLE_SECONDS : TIME_SECONDS };
}

/** An attempt to process the next file of a batch. */
class Attempt {
  private readonly file: BackfillFile;
  private readonly begin: number;
  private readonly unitsBefore: number;

  /** @param recorded what is recorded of the batch */
  public constructor(
    private readonly batch: BackfillBatch,
    public recorded: BatchProgress | undefined,
    private readonly dependencies: BatchDependencies,
  ) {
    this.file = batch.files[this.progress.finished] as BackfillFile;
    this.begin = dependencies.now();
    this.unitsBefore = dependencies.writeUnits();
  }

  private get progress(): BatchProgress {
    return this.recorded ?? unbegun(this.batch);
  }

  /**
   * @param isFirst true if the invocation has done nothing else before
   * @returns an answer if another invocation is to go on
   */
  public async run(isFirst: boolean): Promise<BatchAnswer | undefined> {
    const attempts = this.progress.attempts + 1;
    // The function may end without a word, such as for want of memory.
    if (!(await this.put({ attempts, isBegun: true }))) return undefined;
    let outcome: Outcome;
    try {
      if (attempts > MAX_ATTEMPTS) throw new RepeatedEndError(MAX_ATTEMPTS);
      outcome = await this.process();
    } catch (error) {
      if (error instanceof StoppedError || (error instanceof ReadingTooSlowError && !isFirst)) return this.wait(error);
      if (error instanceof RefusedError || attempts >= MAX_ATTEMPTS) {
        await this.fail(error as Error);
        return undefined;
      }
      this.log('The file was not processed. It is tried again.', error);
      await this.put(this.used());
      throw error;
    }
    await this.finish(outcome);
    return undefined;
  }

  private process(): Promise<Outcome> {
    const { replay } = this.batch;
    const bucket = toSourceBucket(this.batch.bucket, this.dependencies.settings.buckets);
    const { bytes: _bytes, reason: _reason, ...version } = this.file;
    return processTradeFile({ bucket, ...version, replay }, this.dependencies);
  }

  private finish(outcome: Outcome): Promise<unknown> {
    const { unchanged, bytes, trades } = this.progress;
    const isApplied = outcome.status === 'applied';
    return this.end(
      isApplied
        ? { bytes: bytes + this.file.bytes, trades: trades + outcome.manifest.accepted }
        : { unchanged: unchanged + 1 },
    );
  }

  private async fail(error: Error): Promise<void> {
    const { finished, failed, bytes } = this.progress;
    const { key, versionId, etag } = this.file;
    const { name: code, reason } =
      error instanceof RefusedError ? error.refusal : { name: error.name, reason: error.message };
    const { plan, batch } = this.batch;
    const failure: BackfillFailure = {
      ...{ batch, index: finished, key, ...(versionId !== undefined && { versionId }), etag, bytes: this.file.bytes },
      ...{ code, reason },
    };
    await this.dependencies.backfills.putFailure(plan, failure);
    // The reason may quote lines of the file, which do not belong in the log.
    this.log('The file failed. The backfill goes on with the next one.', { name: code });
    await this.end({ failed: failed + 1, bytes: bytes + this.file.bytes });
  }

  private async wait(error: Error): Promise<BatchAnswer> {
    await this.put({ attempts: 0, ...this.used() });
    return waitAfter(error);
  }

  private end(change: Partial<BatchProgress>): Promise<unknown> {
    const finished = this.progress.finished + 1;
    return this.put({ finished, attempts: 0, isBegun: false, ...this.used(), ...change });
  }

  private used(): Pick<BatchProgress, 'writeUnits' | 'milliseconds'> {
    const { now, writeUnits } = this.dependencies;
    return {
      writeUnits: this.progress.writeUnits + writeUnits() - this.unitsBefore,
      milliseconds: this.progress.milliseconds + now() - this.begin,
    };
  }

  /** @returns false if another worker has gone on with the batch, or if everything of its run was deleted */
  private async put(change: Partial<BatchProgress>): Promise<boolean> {
    const { plan, batch } = this.batch;
    const { backfills } = this.dependencies;
    const progress = { ...this.progress, ...change };
    const isPut = await backfills.putProgress(plan, progress, this.recorded);
    this.recorded = isPut ? progress : await backfills.progress(plan, batch);
    return isPut;
  }

  private log(message: string, error: unknown): void {
    const { plan, batch } = this.batch;
    const { key, versionId } = this.file;
    this.dependencies.report.log.error(message, { plan, batch, key, versionId, error });
  }
}
