import type { BackfillRun } from '@trading/bars/backfill';
import { backfillsOf, commandOfPlan, type Context } from '../context';
import { toBackfillBatch } from '../plan/plan';
import { formatNumber } from '../text/format';
import { shortHash } from '../text/short-hash';
import { NotCompletedError } from './errors';
import { waitForEnd } from './follow-execution';
import { PlanStore } from './plan-store';
import { RunExecutions } from './run-executions';
import { readProgress } from './run-progress';

/** Number of executions that try to complete the files that are written in part. */
const MAX_EXECUTIONS = 3;

/**
 * Cancels a run, or discards a plan that was not run: ends it, completes the files that are written in part, and deletes everything but
 * the bars. It can end anywhere, and continues when it is called again.
 *
 * @throws NotCompletedError if files stay written in part; nothing is deleted then
 */
export async function cancelRun(hash: string, context: Context): Promise<void> {
  const backfills = backfillsOf(context);
  const run = await backfills.run(hash);
  let finished = 0;
  if (run) {
    if (run.state !== 'cancelled') await backfills.putRun({ ...run, state: 'cancelled' });
    await stop(run, context);
    await complete(hash, context);
    ({ finished } = await readProgress(run, context));
  }
  // The run is deleted last, so that a cancellation that stops before is found again.
  const { deleted, kept } = await new PlanStore(context).delete(hash);
  await backfills.delete(hash);
  const objects =
    kept === 0
      ? `Nothing of it is left: ${formatNumber(deleted)} object versions and all records were deleted.`
      : `All records were deleted. The policy of the bucket protects ${formatNumber(kept)} versions of its objects, ` +
        'which are no longer current and expire by the lifecycle of the bucket.';
  context.output.print(
    `The plan ${shortHash(hash)} is cancelled. ${objects}${finished > 0 ? ` The ${formatNumber(finished)} finished files stay as they are.` : ''}`,
  );
}

async function stop(run: BackfillRun, context: Context): Promise<void> {
  const execution = await new RunExecutions(run.plan, context).findRunning(run);
  if (!execution) return;
  await context.stateMachine.stop(execution.arn, 'The backfill was cancelled.');
  await waitForEnd(execution, context);
}

/** Has the function complete the files that are written in part. It processes no others of a run that was cancelled. */
async function complete(hash: string, context: Context): Promise<void> {
  const { output, stateMachine } = context;
  let status = 'not started';
  for (let executions = 0; ; executions += 1) {
    const run = (await backfillsOf(context).run(hash)) as BackfillRun;
    const { partlyWritten } = await readProgress(run, context);
    if (partlyWritten.length === 0) return;
    if (executions === MAX_EXECUTIONS) {
      const command = commandOfPlan(context, 'backfill-cancel', hash);
      throw new NotCompletedError(partlyWritten.length, status, command);
    }
    const plan = await new PlanStore(context).find(hash);
    if (!plan) {
      output.note(
        `The plan is no longer stored, so that files of ${partlyWritten.length} batches stay written in part. ` +
          'A new plan with --mode=missing completes them.',
      );
      return;
    }
    output.note(`Completing the files that are written in part, of ${formatNumber(partlyWritten.length)} batches`);
    const begun = new Set(partlyWritten);
    const batches = plan.batches.filter(({ batch }) => begun.has(batch));
    const execution = await new RunExecutions(hash, context).start(
      run,
      batches.map((batch) => toBackfillBatch(plan, batch)),
    );
    ({ status } = await waitForEnd(execution, { stateMachine, clock: context.clock }));
  }
}
