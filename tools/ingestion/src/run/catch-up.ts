import type { PlanMode } from '@trading/bars/backfill';
import { backfillsOf, type Context } from '../context';
import { planFiles } from '../plan/plan-files';
import { PlanStore } from './plan-store';
import { runPlan } from './run-plan';
import { readProgress } from './run-progress';

/** The files that a region processes when it takes over. */
const MODE: PlanMode = 'catch-up';

/** Percentage of the files of a batch that may fail. The others must not wait for those. */
const TOLERANCE = 100;

/** Number of plans that are run. What is left after the second one fails for a reason of its own. */
const ROUNDS = 2;

/**
 * Processes all files of a bucket that have no bars, or bars of a former writer that may be incomplete. It first continues runs that were
 * interrupted. Files that are refused are not left.
 *
 * @returns false if files are left
 * @throws the errors of `planFiles` and `runPlan`
 */
export async function catchUp(context: Context): Promise<boolean> {
  await continueRuns(context);
  for (let round = 0; round < ROUNDS; round += 1) {
    const hash = await planAll(context);
    if (hash === undefined || (await runPlan(hash, {}, context))) return true;
  }
  return (await planAll(context)) === undefined;
}

/** Continues runs that nobody follows. Those whose plan is in another bucket are left to it. */
async function continueRuns(context: Context): Promise<void> {
  const stored = new Set(await new PlanStore(context).hashes());
  for (const run of await backfillsOf(context).runs()) {
    if (run.state !== 'running' || !stored.has(run.plan)) continue;
    if ((await readProgress(run, context)).left > 0) await runPlan(run.plan, {}, context);
  }
}

function planAll(context: Context): Promise<string | undefined> {
  const { tradesPrefix } = context.parameters;
  return planFiles({ prefixes: [tradesPrefix], mode: MODE, toleratedFailurePercentage: TOLERANCE }, context);
}
