import { join } from 'node:path';
import { runWorker } from '../test/worker/run-worker';
import type { SourceEdit } from '../test/worker/source-edit';
import type { ResultOf, Task } from './tasks';

/**
 * Runs a task in a thread.
 *
 * @param edits applied to the sources for this run only
 */
export function runTask<T extends Task>(task: T, edits: readonly SourceEdit[] = []): Promise<ResultOf<T>> {
  return runWorker(join(__dirname, 'worker.ts'), task, edits);
}
