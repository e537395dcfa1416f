import { backfillsOf, commandOf, type Context } from '../context';
import type { SelectedFile } from '../plan/listed-file';
import { renderPlan, renderSample } from '../plan/render-plan';
import { writePlan } from '../plan/write-plan';
import { shortHash } from '../text/short-hash';
import { CancelledError, NothingFailedError, NotRunError, StillRunningError } from './errors';
import { PlanStore } from './plan-store';
import { RunExecutions } from './run-executions';
import { runPlan, type RunOptions } from './run-plan';

/**
 * Processes the failed files of a run again, by a plan of its own with the same replay.
 *
 * @returns false if files have failed or are left
 * @throws NotRunError, CancelledError, StillRunningError, NothingFailedError
 */
export async function retryRun(hash: string, options: RunOptions, context: Context): Promise<boolean> {
  const { parameters, output } = context;
  const backfills = backfillsOf(context);
  const follow = commandOf(context, `backfill-run ${shortHash(hash)}`);
  const run = await backfills.run(hash);
  if (!run) throw new NotRunError(hash, follow);
  if (run.state === 'cancelled') {
    throw new CancelledError(hash, commandOf(context, `backfill-cancel ${shortHash(hash)}`));
  }
  if (await new RunExecutions(hash, context).findRunning(run)) throw new StillRunningError(hash, follow);
  const { header } = await new PlanStore(context).read(hash);
  const files: SelectedFile[] = [];
  for await (const { key, versionId, etag, bytes } of backfills.failures(hash)) {
    const version = { key, ...(versionId !== undefined && { versionId }), etag };
    files.push({ ...version, bytes, reason: 'failed', hasBars: header.replay !== 0 });
  }
  if (files.length === 0) throw new NothingFailedError(hash);
  const { plan, sample } = await writePlan(
    files,
    {
      ...{ prefixes: header.prefixes, mode: 'failed', replay: header.replay, retryOf: hash },
      toleratedFailurePercentage: header.toleratedFailurePercentage,
      listed: { tradeFiles: files.length, others: 0 },
    },
    context,
  );
  output.print([renderPlan(plan, parameters), ...renderSample(sample), ''].join('\n'));
  return runPlan(plan.hash, options, context);
}
