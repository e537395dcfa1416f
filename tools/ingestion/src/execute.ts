import type { Command } from './arguments';
import type { Context } from './context';
import { planFiles } from './plan/plan-files';
import { cancelRun } from './run/cancel-run';
import { findPlan } from './run/find-plan';
import { pauseRun } from './run/pause-run';
import { retryRun } from './run/retry-run';
import { runPlan } from './run/run-plan';
import { showFailures, showRun, showRuns } from './run/show-status';

/**
 * Executes a command.
 *
 * @returns false if files have failed or are left
 * @throws OperatorError with what was expected, what was found and what to do
 */
export async function execute(command: Command, context: Context): Promise<boolean> {
  switch (command.name) {
    case 'plan':
      await planFiles(command, context);
      return true;
    case 'run':
      return runPlan(await findPlan(command.begin, context), command, context);
    case 'retry':
      return retryRun(await findPlan(command.begin, context), command, context);
    case 'status':
      await showStatus(command, context);
      return true;
    case 'pause':
      await pauseRun(await findPlan(command.begin, context), context);
      return true;
    case 'cancel':
      await cancelRun(await findPlan(command.begin, context), context);
      return true;
  }
}

async function showStatus({ begin, failures }: Extract<Command, { name: 'status' }>, context: Context): Promise<void> {
  if (begin === undefined) {
    await showRuns(context);
    return;
  }
  const hash = await findPlan(begin, context);
  await (failures ? showFailures(hash, context) : showRun(hash, context));
}
