import type { BackfillRun } from '@trading/bars/backfill';
import { isRunning, type Execution } from '../aws/state-machine';
import { backfillsOf, type Context } from '../context';
import { occasionally } from '../text/occasionally';
import { renderProgress } from './render-run';
import { RunExecutions } from './run-executions';
import { readProgress } from './run-progress';

/** Milliseconds between two requests for the status of an execution. */
const POLL_INTERVAL = 1_000;

/** Number of requests after which an execution that is not found is given up. */
const MAX_MISSING = 30;

/** Waits until an execution ends, and shows the progress of its run. */
export async function followExecution(
  execution: Execution,
  { plan, files }: BackfillRun,
  context: Context,
): Promise<Execution> {
  const { parameters, clock, output } = context;
  const begin = clock.now();
  const { finished } = await readProgress({ plan, files }, context);
  const showProgress = occasionally(clock);
  return waitForEnd(execution, context, () =>
    showProgress(async () => {
      const run = await backfillsOf(context).run(plan);
      const progress = await readProgress({ plan, files }, context);
      const seconds = run ? await new RunExecutions(plan, context).seconds(run) : 0;
      const since = { finished, seconds: (clock.now() - begin) / 1_000 };
      output.note(renderProgress(progress, since, seconds, parameters));
    }),
  );
}

/**
 * Waits until an execution ends.
 *
 * @param whileRunning called again and again
 */
export async function waitForEnd(
  execution: Execution,
  { stateMachine, clock }: Pick<Context, 'stateMachine' | 'clock'>,
  whileRunning: () => Promise<void> = () => Promise.resolve(),
): Promise<Execution> {
  for (let missing = 0; missing < MAX_MISSING;) {
    const found = await stateMachine.find(execution.arn);
    if (found && !isRunning(found)) return found;
    missing = found ? 0 : missing + 1;
    await whileRunning();
    await clock.sleep(POLL_INTERVAL);
  }
  return { ...execution, status: 'UNKNOWN', reason: 'it is not found' };
}
