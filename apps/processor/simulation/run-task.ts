import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build, type Plugin } from 'esbuild';
import type { ResultOf, Task } from './tasks';

const ROOT = join(__dirname, '..');

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

async function bundle(edits: readonly SourceEdit[]): Promise<string> {
  const made = new Set<SourceEdit>();
  const edit: Plugin = {
    name: 'edit',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const change of edits.filter(({ file }) => file === relative(ROOT, path))) {
          if (contents.split(change.find).length !== 2)
            throw new Error(`${change.file} must have once: ${change.find}`);
          contents = contents.replace(change.find, () => change.replace);
          made.add(change);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'worker.ts')],
    ...{ bundle: true, write: false, platform: 'node', target: 'node20', logLevel: 'silent' },
    plugins: [edit],
  });
  const missing = edits.find((change) => !made.has(change));
  if (missing) throw new Error(`${missing.file} is no part of what is simulated`);
  return outputFiles[0]?.text ?? '';
}
