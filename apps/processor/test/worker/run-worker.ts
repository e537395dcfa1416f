import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { applyEdits, type SourceEdit } from './source-edit';

/**
 * Runs a file in a thread, where the test runner does not slow it down.
 *
 * @param entry a TypeScript file that sends its result as its only message
 * @param edits applied to the sources for this run only
 */
export async function runWorker<T>(
  entry: string,
  workerData: unknown,
  edits: readonly SourceEdit[] = [],
  signal?: AbortSignal,
): Promise<T> {
  const worker = new Worker(await bundle(entry, edits), { eval: true, workerData });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  return new Promise<T>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${entry} exited with code ${code} and without a result`)));
  }).finally(() => signal?.removeEventListener('abort', stop));
}

/** Writes a TypeScript file and everything that it imports to one file, to run it in a process of its own. */
export async function bundleTo(file: string, entry: string): Promise<void> {
  await writeFile(file, await bundle(entry, []));
}

/** Returns the code of the worker as one file. The bundler runs in a process because jest cannot load ES modules. */
async function bundle(entry: string, edits: readonly SourceEdit[]): Promise<string> {
  const args = [join(__dirname, 'bundle-worker.mjs'), entry, JSON.stringify(await applyEdits(edits))];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 2 ** 20 });
  return stdout;
}
