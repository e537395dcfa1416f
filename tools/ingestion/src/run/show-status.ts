import type { BackfillFailure, BackfillRun } from '@trading/bars/backfill';
import { backfillsOf, commandOf, type Context } from '../context';
import { renderPlan } from '../plan/render-plan';
import { formatBytes, formatNumber, formatTime } from '../text/format';
import { shortHash } from '../text/short-hash';
import { renderRows } from '../text/table';
import { PlanStore } from './plan-store';
import { renderComparison, renderCounts } from './render-run';
import { useOf } from './run-cost';
import { RunExecutions } from './run-executions';
import { readProgress, type RunProgress } from './run-progress';

/** Maximum number of failed files that are shown. */
const MAX_FAILURES = 20;

/** Prints all runs, and the plans that were not run. */
export async function showRuns(context: Context): Promise<void> {
  const { output } = context;
  const runs = await backfillsOf(context).runs();
  const hashes = new Set(runs.map(({ plan }) => plan));
  const plans = (await new PlanStore(context).hashes()).filter((hash) => !hashes.has(hash));
  if (runs.length === 0 && plans.length === 0) {
    output.print(`There are no plans. \`${commandOf(context, 'backfill-plan trades/')}\` makes one.`);
    return;
  }
  const rows = [['plan', 'state', 'files', 'bytes', 'done', 'failed', 'left', 'started (UTC)']];
  for (const run of runs.sort((a, b) => a.startedAt - b.startedAt)) {
    const progress = await readProgress(run, context);
    rows.push([
      ...[shortHash(run.plan), await stateOf(run, progress, context)],
      ...[formatNumber(run.files), formatBytes(run.bytes)],
      ...[progress.finished - progress.failed, progress.failed, progress.left].map(formatNumber),
      formatTime(run.startedAt),
    ]);
  }
  for (const hash of plans) rows.push([shortHash(hash), 'not run']);
  output.print(renderRows(rows));
}

/**
 * Prints how far a run came, and the first files that failed; or the plan, if it was not run yet.
 *
 * @throws MissingPlanError, InvalidPlanError
 */
export async function showRun(hash: string, context: Context): Promise<void> {
  const { output, parameters } = context;
  const run = await backfillsOf(context).run(hash);
  const plan = await new PlanStore(context).find(hash);
  if (!run) {
    const text = plan ? renderPlan(plan, parameters) : `The plan ${hash} was discarded.`;
    output.print(`${text}\nIt was not run yet.`);
    return;
  }
  const progress = await readProgress(run, context);
  const seconds = await new RunExecutions(hash, context).seconds(run);
  output.print(
    [
      `Plan ${hash}: ${await stateOf(run, progress, context)} since ${formatTime(run.startedAt)} UTC, ${run.concurrency} batches at once`,
      `${renderCounts(progress)}.`,
      ...(plan ? ['', renderComparison(plan.header.estimate, useOf(progress, seconds, parameters))] : []),
    ].join('\n'),
  );
  if (progress.failed > 0) await showFirstFailures(hash, context);
}

/** Prints all files of a run that failed, as lines of JSON. */
export async function showFailures(hash: string, context: Context): Promise<void> {
  for await (const failure of backfillsOf(context).failures(hash)) context.output.print(JSON.stringify(failure));
}

async function showFirstFailures(hash: string, context: Context): Promise<void> {
  const { output } = context;
  const shown: BackfillFailure[] = [];
  for await (const failure of backfillsOf(context).failures(hash)) {
    if (shown.length === MAX_FAILURES) break;
    shown.push(failure);
  }
  output.print(`\nThe first ${shown.length} files that failed:`);
  for (const { key, versionId, code, reason } of shown) {
    output.print(`  ${key}${versionId === undefined ? '' : ` (version ${versionId})`}: ${code}: ${reason}`);
  }
  output.print(
    `\`${commandOf(context, `backfill-status ${shortHash(hash)} --failures`)}\` prints all of them as JSON.`,
  );
}

/** The state of a run, which does not record that it has ended. */
async function stateOf(run: BackfillRun, { left }: RunProgress, context: Context): Promise<string> {
  if (run.state === 'cancelled') return 'being cancelled';
  if (left === 0) return 'ended';
  if (run.state === 'paused') return 'paused';
  return (await new RunExecutions(run.plan, context).findRunning(run)) ? 'running' : 'interrupted';
}
