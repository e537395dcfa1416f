import type { BackfillRun } from '@trading/bars/backfill';
import { isRunning, type Execution } from '../aws/state-machine';
import { backfillsOf, commandOf, commandOfPlan, type Context } from '../context';
import { toBackfillBatch, type Plan, type PlannedBatch } from '../plan/plan';
import { formatNumber } from '../text/format';
import { CancelledError } from './errors';
import { followExecution } from './follow-execution';
import { inLanes } from './in-lanes';
import { PlanStore } from './plan-store';
import { renderComparison, renderCounts } from './render-run';
import { useOf } from './run-cost';
import { RunExecutions } from './run-executions';
import { readProgress, unfinishedBatches } from './run-progress';

/**
 * Maximum number of batches of an execution. The results of all of them, although they are empty, must fit the 256 KiB that a state
 * can return.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const MAX_BATCHES = 50_000;

/** Options of the command `run`. */
export interface RunOptions {
  /**
   * The number of batches that are processed at once.
   *
   * @default - as before, or that of the environment if the plan was not run yet
   */
  readonly concurrency?: number;
  /**
   * Ends when the execution was started.
   *
   * @default false
   */
  readonly detach?: boolean;
}

/**
 * Runs a plan, or continues its run: an execution that is in progress is followed, otherwise one is started with the batches that are not
 * finished. It can end anywhere, and continues when it is called again.
 *
 * @param hash the hash of the plan
 * @param maxBatches of an execution
 * @returns false if files have failed or are left
 * @throws MissingPlanError, InvalidPlanError, CancelledError
 */
export async function runPlan(
  hash: string,
  options: RunOptions,
  context: Context,
  maxBatches = MAX_BATCHES,
): Promise<boolean> {
  const plan = await new PlanStore(context).read(hash);
  return new Runner(plan, options, maxBatches, context).run();
}

class Runner {
  private readonly executions: RunExecutions;
  private readonly hash: string;

  public constructor(
    private readonly plan: Plan,
    private readonly options: RunOptions,
    private readonly maxBatches: number,
    private readonly context: Context,
  ) {
    this.hash = plan.hash;
    this.executions = new RunExecutions(plan.hash, context);
  }

  public async run(): Promise<boolean> {
    await this.resume();
    for (;;) {
      const before = await this.findLeft();
      const running = await this.executions.findRunning(await this.record());
      if (before.length === 0) return this.conclude();
      const execution = running ?? (await this.start(before));
      if (await this.isDetached(execution)) return true;
      const ended = await followExecution(execution, await this.record(), this.context);
      const left = (await this.findLeft()).length;
      // An execution of a run that was paused before does nothing for the batches that it has met then.
      const isFurther = running !== undefined || left < before.length;
      const { state } = await this.record();
      if (state !== 'running' || ended.status !== 'SUCCEEDED' || !isFurther) return this.conclude(ended);
    }
  }

  /** Records that the plan is run. */
  private async resume(): Promise<void> {
    const { header } = this.plan;
    const { parameters, clock } = this.context;
    const { concurrency } = this.options;
    const run = await backfillsOf(this.context).run(this.hash);
    if (run?.state === 'cancelled') {
      throw new CancelledError(this.hash, commandOfPlan(this.context, 'backfill-cancel', this.hash));
    }
    const { files, batches, bytes } = header;
    const begun: BackfillRun = run ?? {
      ...{ plan: this.hash, state: 'running', concurrency: parameters.concurrency },
      ...{ files, batches, bytes, startedAt: clock.now(), executions: [] },
    };
    const resumed: BackfillRun = { ...begun, state: 'running', concurrency: concurrency ?? begun.concurrency };
    if (run?.state === 'running' && run.concurrency === resumed.concurrency) return;
    await backfillsOf(this.context).putRun(resumed);
  }

  private async start(left: readonly PlannedBatch[]): Promise<Execution> {
    const run = await this.record();
    const some = inLanes(left.slice(0, this.maxBatches), run.concurrency);
    this.context.output.note(
      `Starting ${formatNumber(some.length)} of ${formatNumber(left.length)} batches that are not finished`,
    );
    return this.executions.start(
      run,
      some.map((batch) => toBackfillBatch(this.plan, batch)),
    );
  }

  /** Sets what the execution does not do by itself, and ends if it is not to be followed. */
  private async isDetached(execution: Execution): Promise<boolean> {
    const { output } = this.context;
    await this.setConcurrency(execution);
    if (!this.options.detach) return false;
    output.print(
      `The execution ${execution.arn} runs. \`${commandOfPlan(this.context, 'backfill-status', this.hash)}\` shows its ` +
        `progress, and \`${commandOfPlan(this.context, 'backfill-run', this.hash)}\` follows it.`,
    );
    return true;
  }

  /** The definition of the state machine has the concurrency of the environment. */
  private async setConcurrency(execution: Execution): Promise<void> {
    const { parameters, stateMachine, clock } = this.context;
    const { concurrency } = await this.record();
    if (this.options.concurrency === undefined && concurrency === parameters.concurrency) return;
    while (!(await stateMachine.setConcurrency(execution.arn, concurrency))) {
      const found = await stateMachine.find(execution.arn);
      if (found && !isRunning(found)) return;
      await clock.sleep(1_000);
    }
  }

  /** Prints what was done and what is left. */
  private async conclude(ended?: Execution): Promise<boolean> {
    const { output, parameters } = this.context;
    const run = await this.record();
    const progress = await readProgress(run, this.context);
    const seconds = await this.executions.seconds(run);
    const again = (command: string) => `\`${commandOfPlan(this.context, command, this.hash)}\``;
    output.print(renderComparison(this.plan.header.estimate, useOf(progress, seconds, parameters)));
    output.print(`\n${renderCounts(progress)}.`);
    if (progress.failed > 0) {
      output.print(
        `${again('backfill-status')} shows the failed files, and ${again('backfill-retry')} processes them again.`,
      );
    }
    if (progress.left > 0) {
      const batches = unfinishedBatches(this.plan, progress).length;
      output.print(
        `${reasonOf(run, ended)} Files of ${formatNumber(batches)} batches are left. ${again('backfill-run')} continues.`,
      );
    }
    return progress.failed === 0 && progress.left === 0;
  }

  private async findLeft(): Promise<PlannedBatch[]> {
    return unfinishedBatches(this.plan, await readProgress(await this.record(), this.context));
  }

  /** The record of the run, which other commands may change. */
  private async record(): Promise<BackfillRun> {
    const run = await backfillsOf(this.context).run(this.hash);
    if (run) return run;
    // It was cancelled meanwhile, and everything was deleted.
    throw new CancelledError(this.hash, commandOf(this.context, 'backfill-status'));
  }
}

function reasonOf({ state }: BackfillRun, ended: Execution | undefined): string {
  if (state === 'paused') return 'The run was paused.';
  if (state === 'cancelled') return 'The run was cancelled.';
  if (!ended) return '';
  const { arn, status, reason } = ended;
  return `The execution ${arn} ended as ${status}${reason === undefined ? '' : ` (${reason})`}.`;
}
