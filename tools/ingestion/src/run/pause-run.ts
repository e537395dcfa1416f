import { backfillsOf, commandOfPlan, type Context } from '../context';
import { shortHash } from '../text/short-hash';
import { CancelledError, NotRunError } from './errors';
import { renderCounts } from './render-run';
import { RunExecutions } from './run-executions';
import { readProgress } from './run-progress';

/**
 * Pauses a run. The files that are being processed end by themselves; no further ones are begun.
 *
 * @throws NotRunError, CancelledError
 */
export async function pauseRun(hash: string, context: Context): Promise<void> {
  const backfills = backfillsOf(context);
  const resume = commandOfPlan(context, 'backfill-run', hash);
  const run = await backfills.run(hash);
  if (!run) throw new NotRunError(hash, resume);
  if (run.state === 'cancelled') {
    throw new CancelledError(hash, commandOfPlan(context, 'backfill-cancel', hash));
  }
  if (run.state === 'running') await backfills.putRun({ ...run, state: 'paused' });
  const execution = await new RunExecutions(hash, context).findRunning(run);
  if (execution) await context.stateMachine.stop(execution.arn, 'The backfill was paused.');
  const progress = await readProgress(run, context);
  context.output.print(
    `The run of ${shortHash(hash)} is paused: ${renderCounts(progress)}. Files that are being processed end by themselves. ` +
      `\`${resume}\` continues.`,
  );
}
