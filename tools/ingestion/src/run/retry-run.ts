import { backfillsOf, commandOfPlan, type Context } from '../context';
import type { SelectedFile } from '@trading/bars/backfill';
import type { Plan } from '../plan/plan';
import { renderPlan, renderSample } from '../plan/render-plan';
import { writePlan } from '../plan/write-plan';
import { shortHash } from '../text/short-hash';
import { CancelledError, NothingFailedError, NotRunError, StillRunningError } from './errors';
import { PlanStore } from './plan-store';
import { RunExecutions } from './run-executions';
import { readProgress } from './run-progress';
import { runPlan, type RunOptions } from './run-plan';

/**
 * Processes the failed files of a run again, by a plan of its own with the same replay. A retry that was interrupted is continued.
 *
 * @returns false if files have failed or are left
 * @throws NotRunError, CancelledError, StillRunningError, NothingFailedError
 */
export async function retryRun(hash: string, options: RunOptions, context: Context): Promise<boolean> {
  const follow = commandOfPlan(context, 'backfill-run', hash);
  const run = await backfillsOf(context).run(hash);
  if (!run) throw new NotRunError(hash, follow);
  if (run.state === 'cancelled') {
    throw new CancelledError(hash, commandOfPlan(context, 'backfill-cancel', hash));
  }
  if (await new RunExecutions(hash, context).findRunning(run)) throw new StillRunningError(hash, follow);
  const retry = (await findUnfinished(hash, context)) ?? (await planRetry(hash, context));
  return runPlan(retry.hash, options, context);
}

/** Finds a retry that was not run to its end. */
async function findUnfinished(hash: string, context: Context): Promise<Plan | undefined> {
  const retry = await new PlanStore(context).findRetry(hash);
  if (!retry) return undefined;
  const run = await backfillsOf(context).run(retry.hash);
  if (run && (run.state === 'cancelled' || (await readProgress(run, context)).left === 0)) return undefined;
  context.output.note(`Continuing the retry ${shortHash(retry.hash)}`);
  return retry;
}

async function planRetry(hash: string, context: Context): Promise<Plan> {
  const store = new PlanStore(context);
  const { header } = await store.read(hash);
  const { prefixes, replay, toleratedFailurePercentage } = header;
  const files: SelectedFile[] = [];
  for await (const { key, versionId, etag, bytes } of backfillsOf(context).failures(hash)) {
    const version = { key, ...(versionId !== undefined && { versionId }), etag };
    files.push({ ...version, bytes, reason: 'failed', hasBars: replay !== 0 });
  }
  if (files.length === 0) throw new NothingFailedError(hash);
  const { plan, sample } = await writePlan(
    files,
    {
      ...{ prefixes, mode: 'failed', replay, retryOf: hash, toleratedFailurePercentage },
      listed: { tradeFiles: files.length, others: 0 },
    },
    context,
  );
  await store.writeRetry(hash, plan.hash);
  context.output.print([renderPlan(plan, context.parameters), ...renderSample(sample), ''].join('\n'));
  return plan;
}
