import type { BackfillBatch, BackfillRun } from '@trading/bars/backfill';
import { isRunning, type Execution } from '../aws/state-machine';
import { backfillsOf, type Context } from '../context';
import { PlanStore } from './plan-store';

/** Number of digits of the hash of a plan in the names of its executions. */
const NAME_DIGITS = 16;

/** Number of the last executions of a run that may still run. */
const MAX_RECENT = 3;

/**
 * The executions of a run. They are numbered from 1, and their numbers are part of their names, so that an execution which was started but
 * not recorded is found.
 */
export class RunExecutions {
  public constructor(
    private readonly plan: string,
    private readonly context: Context,
  ) {}

  /**
   * Finds the execution that runs. An execution that was not recorded is recorded.
   *
   * @returns undefined if none runs
   */
  public async findRunning(run: BackfillRun): Promise<Execution | undefined> {
    for (const arn of run.executions.slice(-MAX_RECENT)) {
      const execution = await this.context.stateMachine.find(arn);
      if (isRunning(execution)) return execution;
    }
    for (let attempt = run.executions.length + 1; ; attempt += 1) {
      const execution = await this.context.stateMachine.find(this.arnOf(attempt));
      if (!execution) return undefined;
      await this.record(execution.arn);
      if (isRunning(execution)) return execution;
    }
  }

  /**
   * Starts an execution over batches. If it was started already, it is only recorded.
   *
   * @param run as it is after {@link findRunning} found no execution
   */
  public async start(run: BackfillRun, batches: readonly BackfillBatch[]): Promise<Execution> {
    const attempt = run.executions.length + 1;
    const key = await new PlanStore(this.context).writeBatches(this.plan, attempt, batches);
    await this.context.stateMachine.start(this.nameOf(attempt), key);
    const arn = this.arnOf(attempt);
    await this.record(arn);
    // Describing it may fail for some seconds, which must not end the command.
    return (
      (await this.context.stateMachine.find(arn)) ?? { arn, status: 'RUNNING', startedAt: this.context.clock.now() }
    );
  }

  /** The seconds that the executions of a run have taken together. Those that ended more than 90 days ago are not counted. */
  public async seconds({ executions }: BackfillRun): Promise<number> {
    const { stateMachine, clock } = this.context;
    const found = await Promise.all(executions.map((arn) => stateMachine.find(arn)));
    return found.reduce((sum, each) => sum + (each ? (each.endedAt ?? clock.now()) - each.startedAt : 0), 0) / 1_000;
  }

  private async record(arn: string): Promise<void> {
    const backfills = backfillsOf(this.context);
    // The state may have changed since it was read.
    const run = await backfills.run(this.plan);
    if (!run || run.executions.includes(arn)) return;
    await backfills.putRun({ ...run, executions: [...run.executions, arn] });
  }

  private nameOf(attempt: number): string {
    return `${this.plan.slice(0, NAME_DIGITS)}-${attempt}`;
  }

  private arnOf(attempt: number): string {
    return this.context.stateMachine.arnOf(this.nameOf(attempt));
  }
}
