import type { PlanMode } from '@trading/bars/backfill';
import { backfillsOf, type Context } from '../context';
import type { Plan } from '../plan/plan';
import { planFiles } from '../plan/plan-files';
import { cancelRun } from '../run/cancel-run';
import { PlanStore } from '../run/plan-store';
import { runPlan } from '../run/run-plan';
import { readProgress } from '../run/run-progress';
import { shortHash } from '../text/short-hash';
import { summariseSources, type SourceSummary } from './source-summary';

/** The files that a rebuild processes. */
const MODE: PlanMode = 'all';

/** Percentage of the files of a batch that may fail. The others must not wait for those. */
const TOLERANCE = 100;

/** How far a rebuild came. */
export interface RebuildProgress {
  /** The first digits of the hash of its plan. */
  readonly plan: string;
  readonly files: number;
  readonly failed: number;
  /** Files that are not finished. */
  readonly left: number;
}

/** The backfill of all files by which a table is made again from its bucket. Its plan stays in the bucket until it is deleted. */
export class TableRebuild {
  public constructor(private readonly context: Context) {}

  /** @returns undefined if there is no plan of a rebuild */
  public async progress(): Promise<RebuildProgress | undefined> {
    const plan = await this.find();
    if (!plan) return undefined;
    const { files } = plan.header;
    const { failed, left } = await readProgress({ plan: plan.hash, files }, this.context);
    return { plan: shortHash(plan.hash), files, failed, left };
  }

  /**
   * Plans the processing of all files, and prints what it will take. Nothing is planned if the bucket has none.
   *
   * @throws the errors of `planFiles`
   */
  public async plan(): Promise<void> {
    const { tradesPrefix } = this.context.parameters;
    await planFiles({ prefixes: [tradesPrefix], mode: MODE, toleratedFailurePercentage: TOLERANCE }, this.context);
  }

  /**
   * Runs the plan, or continues its run.
   *
   * @throws the errors of `runPlan`
   */
  public async run(): Promise<void> {
    const plan = await this.find();
    if (plan) await runPlan(plan.hash, {}, this.context);
  }

  /**
   * Deletes the plan and the records of its run, so that the next rebuild makes a plan of its own.
   *
   * @throws the errors of `cancelRun`
   */
  public async forget(): Promise<void> {
    const plan = await this.find();
    if (plan) await cancelRun(plan.hash, this.context);
  }

  /** Compares the files of the bucket with what the table knows of them. */
  public sources(): Promise<SourceSummary> {
    return summariseSources(this.context);
  }

  /** Finds the newest plan of all files. A table that was emptied has no record of its run, so that it is run as a whole. */
  private async find(): Promise<Plan | undefined> {
    const store = new PlanStore(this.context);
    let newest: Plan | undefined;
    for (const hash of await store.hashes()) {
      const plan = await store.find(hash);
      if (!plan || !this.isOfAllFiles(plan)) continue;
      if ((await backfillsOf(this.context).run(hash))?.state === 'cancelled') continue;
      if (plan.header.plannedAt > (newest?.header.plannedAt ?? -1)) newest = plan;
    }
    return newest;
  }

  private isOfAllFiles({ header: { mode, prefixes } }: Plan): boolean {
    return mode === MODE && prefixes.length === 1 && prefixes[0] === this.context.parameters.tradesPrefix;
  }
}
