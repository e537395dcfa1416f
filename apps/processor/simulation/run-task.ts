import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { ResultOf, Task } from './tasks';

/** A change of one source file: a text that it has exactly once, and what stands there instead. */
export interface SourceEdit {
  /** From the project's folder. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * Does a task in a thread, where it is not slowed by the test runner.
 *
 * @param edits made to the sources for this run only
 */
export async function runTask<T extends Task>(task: T, edits: readonly SourceEdit[] = []): Promise<ResultOf<T>> {
  const worker = new Worker(await bundle(edits), { eval: true, workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the task ${task[0]} ended with ${code} and no result`)));
  });
}

/** The worker's code as one file; the bundler is an ES module, which the test runner cannot load. */
async function bundle(edits: readonly SourceEdit[]): Promise<string> {
  const args = [join(__dirname, 'bundle.mjs'), JSON.stringify(edits)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 2 ** 20 });
  return stdout;
}
