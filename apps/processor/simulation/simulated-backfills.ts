import type { Upload } from '@trading/bars';
import {
  BackfillStore,
  type BackfillBatch,
  type BackfillFailure,
  type BackfillState,
  type BatchProgress,
} from '@trading/bars/backfill';
import type { Hook } from '@trading/bars/testing';
import type { Clock } from '../src/ports';
import type { BatchWorld } from '../test/backfill/batch-world';
import { MessageWaits } from '../test/in-memory-world';
import { CrashError } from './faults';
import type { OperatorEvent } from './small-case';

/** The number of invocations after which a batch without faults must be done. */
const MAX_INVOCATIONS = 20;

/** The error of the only files that are refused. */
const REFUSAL = 'EmptyFileError';

type RunState = BackfillState | 'deleted';

/** A plan that was run. */
interface Plan {
  readonly name: string;
  readonly batches: readonly BackfillBatch[];
  readonly state: RunState;
  /** True if everything of it was deleted although a file was begun, or a worker may have been about to begin one. */
  readonly isHasty?: boolean;
  /** True if everything of it was deleted. */
  readonly isDeleted?: boolean;
}

/** The identity of an upload. */
type UploadName = Pick<Upload, 'key' | 'etag'>;

/** A file of a backfill, with the number of its replay. */
interface ReplayedFile extends UploadName {
  readonly versionId?: string;
  readonly replay: number;
}

/** The state of {@link SimulatedBackfills}. */
export interface SavedBackfills {
  readonly plans: readonly Plan[];
  readonly refused: ReadonlySet<string>;
}

/** The backfills of a world, their workers, and what must be true of them. */
export class SimulatedBackfills {
  private plans: readonly Plan[] = [];
  private readonly finishedFiles: ReplayedFile[] = [];
  /** The files that failed by chance, and must be processed again. */
  public readonly failed: ReplayedFile[] = [];
  /** The ETags of files whose refusal was recorded. */
  private refused = new Set<string>();
  private readonly workers = new Map<BackfillBatch, number>();
  /** The batches of which a worker failed, or asked to be called again. */
  private readonly interrupted = new Set<BackfillBatch>();
  private readonly stopped = new Map<BackfillBatch, StoppedBatch>();
  /** The position of the last file of each batch that was opened. */
  private readonly lastOpened = new Map<BackfillBatch, number>();
  /** The first thing that went wrong. */
  public problem: string | undefined;

  public constructor(private readonly world: BatchWorld) {}

  /** @param uploads the objects of the keys of a plan, as they are listed */
  public async operate(event: OperatorEvent, uploads: readonly Upload[], hook?: Hook): Promise<void> {
    if (event.kind === 'plan') return this.plan(uploads, event);
    const name = this.plans.at(-1)?.name;
    if (name === undefined || this.stateOf(name) === 'deleted') return;
    await this.setState(name, event.state);
    if (event.state === 'deleted') await this.delete(name, hook);
  }

  /** A batch of the newest plan, by its number, counted in a circle. Undefined if there is no plan. */
  public newest(number: number): Pick<BackfillBatch, 'plan' | 'batch'> | undefined {
    const { batches = [] } = this.plans.at(-1) ?? {};
    return batches[number % batches.length];
  }

  /**
   * Lets a worker process a batch. A crash ends the worker without a word.
   *
   * @throws MessageWaits if the state machine is to call it again
   */
  public async invoke({ plan, batch: number }: Pick<BackfillBatch, 'plan' | 'batch'>, hook?: Hook, clock?: Clock) {
    const batch = this.plans.find(({ name }) => name === plan)?.batches[number] as BackfillBatch;
    this.workers.set(batch, this.workersOf(batch) + 1);
    const { finished = 0 } = (await this.progressOf(batch)) ?? {};
    try {
      const onOpen = (file: UploadName) => this.onOpen(batch, finished, file);
      const answer = await this.world.invoke(batch, hook && mortal(hook), clock, onOpen);
      if (answer.waitSeconds !== undefined) throw new MessageWaits();
    } catch (error) {
      this.interrupted.add(batch);
      throw error;
    } finally {
      this.workers.set(batch, this.workersOf(batch) - 1);
      await this.noteFailures(batch);
    }
  }

  /**
   * Lets workers complete all backfills without faults. Those that were paused are resumed. Those that were cancelled are deleted; if
   * this was done too early, they are run again, so that no file is left in part.
   *
   * @returns a problem if there is or was one
   */
  public async finish(): Promise<string | undefined> {
    for (const { name, batches, state, isHasty, isDeleted } of this.plans) {
      if (state === 'cancelled' || state === 'deleted') {
        // Once the run is deleted, the state machine calls again only for workers that did not end in order.
        await this.completeAll(
          state === 'cancelled' ? batches : batches.filter((batch) => this.interrupted.has(batch)),
        );
        if (state === 'cancelled') await this.conclude(batches);
        // The deletion may have stopped.
        if (!isDeleted) await this.delete(name);
        this.expectNothingOf(name);
        if (!isHasty) continue;
      }
      await this.setState(name, 'running');
      await this.completeAll(batches);
      await this.conclude(batches, true);
    }
    return this.problem;
  }

  /** True if the refusal of a file was recorded. */
  public isRefused({ etag }: UploadName): boolean {
    return this.refused.has(etag);
  }

  /** Takes note of a file whose refusal a caller of the processor records. */
  public refuse({ etag }: Pick<UploadName, 'etag'>): void {
    this.refused.add(etag);
  }

  /** The greatest number of the backfills that have finished an upload, and undefined if none has. Call {@link finish} before. */
  public replayOf({ key, etag }: UploadName): number | undefined {
    const replays = this.finishedFiles.filter((file) => file.key === key && file.etag === etag);
    return replays.length === 0 ? undefined : Math.max(...replays.map(({ replay }) => replay));
  }

  public save(): SavedBackfills {
    return { plans: this.plans, refused: new Set(this.refused) };
  }

  public restore({ plans, refused }: SavedBackfills): void {
    this.plans = plans;
    this.finishedFiles.length = 0;
    this.failed.length = 0;
    this.refused = new Set(refused);
    this.workers.clear();
    this.interrupted.clear();
    this.stopped.clear();
    this.lastOpened.clear();
    this.problem = undefined;
  }

  private async noteFailures(batch: BackfillBatch): Promise<void> {
    for (const failure of await this.failuresOf(batch)) {
      const { key, versionId, etag } = failure;
      if (isRefusal(failure)) this.refused.add(etag);
      else this.failed.push({ key, ...(versionId !== undefined && { versionId }), etag, replay: batch.replay });
    }
  }

  private async plan(
    uploads: readonly Upload[],
    { filesOfBatch = 3, replay = 0 }: Pick<OperatorEvent & { readonly kind: 'plan' }, 'filesOfBatch' | 'replay'>,
  ): Promise<void> {
    const name = `plan-${this.plans.length}`;
    const batches: BackfillBatch[] = [];
    for (let start = 0; start < uploads.length; start += filesOfBatch) {
      const files = uploads.slice(start, start + filesOfBatch);
      batches.push(this.world.batchOf(files, { plan: name, batch: batches.length, replay }));
    }
    this.plans = [...this.plans, { name, batches, state: 'running' }];
    await this.world.setState('running', name);
  }

  private stateOf(name: string): RunState | undefined {
    return this.plans.find((plan) => plan.name === name)?.state;
  }

  /** Sets the state of a run. One that is deleted is cancelled first. */
  private async setState(name: string, state: RunState): Promise<void> {
    await this.world.setState(state === 'deleted' ? 'cancelled' : state, name);
    this.change(name, { state });
    for (const batch of this.plans.find((plan) => plan.name === name)?.batches ?? []) {
      if (state === 'running') this.stopped.delete(batch);
      else {
        const isBegun = state !== 'paused' && (await this.progressOf(batch))?.isBegun === true;
        this.stopped.set(batch, new StoppedBatch(this.workersOf(batch) + (isBegun ? 1 : 0)));
      }
    }
  }

  private change(name: string, change: Partial<Plan>): void {
    this.plans = this.plans.map((plan) => (plan.name === name ? { ...plan, ...change } : plan));
  }

  private onOpen(batch: BackfillBatch, finished: number, { key, etag }: UploadName): void {
    const index = batch.files.findIndex((file) => file.key === key && file.etag === etag);
    this.lastOpened.set(batch, Math.max(index, this.lastOpened.get(batch) ?? -1));
    if (index < finished) this.problem ??= 'a finished file is read again';
    if (this.stopped.get(batch)?.isTooMuch(etag) === true) this.problem ??= 'a run that was stopped begins a file';
  }

  /** Deletes everything of a run that was cancelled. */
  private async delete(name: string, hook?: Hook): Promise<void> {
    const batches = this.plans.find((plan) => plan.name === name)?.batches ?? [];
    const progress = await Promise.all(batches.map((batch) => this.progressOf(batch)));
    const isHasty =
      progress.some((each) => each?.isBegun === true) || batches.some((batch) => this.workersOf(batch) > 0);
    this.change(name, { isHasty });
    await new BackfillStore(hook ? this.world.table.with(hook) : this.world.table).delete(name);
    this.change(name, { isDeleted: true });
  }

  private async completeAll(batches: readonly BackfillBatch[]): Promise<void> {
    for (const batch of batches) {
      for (let invocation = 1; !(await this.isDone(batch)); invocation += 1) {
        if (invocation === MAX_INVOCATIONS) this.problem ??= 'a batch does not end';
        if (this.problem !== undefined) return;
      }
    }
  }

  private async isDone(batch: BackfillBatch): Promise<boolean> {
    try {
      await this.invoke(batch);
      return true;
    } catch (error) {
      if (error instanceof MessageWaits) return false;
      throw error;
    }
  }

  /** Compares what is recorded of batches whose workers have ended with what they must have done. */
  private async conclude(batches: readonly BackfillBatch[], isComplete = false): Promise<void> {
    for (const batch of batches) {
      const { finished = 0, failed = 0, isBegun = false } = (await this.progressOf(batch)) ?? {};
      const failures = await this.failuresOf(batch);
      const isIncomplete = isBegun || (this.lastOpened.get(batch) ?? -1) >= finished;
      if (isIncomplete) this.problem ??= 'a file that was begun is not complete';
      if (isComplete && finished < batch.files.length) this.problem ??= 'a batch is not complete';
      if (failures.length < failed) this.problem ??= 'a failure is not recorded';
      if (failures.some(({ index, key }) => batch.files[index]?.key !== key))
        this.problem ??= 'another file has failed';
      const others = new Set(failures.filter((failure) => !isRefusal(failure)).map(({ index }) => index));
      const done = batch.files.slice(0, finished).filter((_, index) => !others.has(index));
      this.finishedFiles.push(...done.map(({ key, etag }) => ({ key, etag, replay: batch.replay })));
    }
  }

  private expectNothingOf(name: string): void {
    const items = [...this.world.table.items.values()];
    if (items.some(({ pk, sk }) => pk === `BACKFILL#${name}` || sk === name)) {
      this.problem ??= 'something of a run that was deleted is left';
    }
  }

  private workersOf(batch: BackfillBatch): number {
    return this.workers.get(batch) ?? 0;
  }

  private progressOf({ plan, batch }: BackfillBatch): Promise<BatchProgress | undefined> {
    return this.world.backfills.progress(plan, batch);
  }

  private async failuresOf({ plan, batch }: BackfillBatch): Promise<BackfillFailure[]> {
    const failures: BackfillFailure[] = [];
    for await (const failure of this.world.backfills.failures(plan)) failures.push(failure);
    return failures.filter((failure) => failure.batch === batch);
  }
}

/** The workers of a batch whose run was stopped. */
class StoppedBatch {
  private readonly opened = new Set<string>();

  /** @param allowed the number of files that may still be opened: the one that was begun, and one by each worker */
  public constructor(private readonly allowed: number) {}

  /** True if no further file may be opened. */
  public isTooMuch(etag: string): boolean {
    this.opened.add(etag);
    return this.opened.size > this.allowed;
  }
}

/** A hook after whose crash the worker does nothing more. */
export function mortal(hook: Hook): Hook {
  let crash: CrashError | undefined;
  return async (when, operation) => {
    if (crash) throw crash;
    try {
      await hook(when, operation);
    } catch (error) {
      if (error instanceof CrashError) crash = error;
      throw error;
    }
  };
}

function isRefusal({ code }: BackfillFailure): boolean {
  return code === REFUSAL;
}
