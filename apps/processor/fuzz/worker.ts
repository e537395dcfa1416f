import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { problemWith } from './check-file';
import type { FuzzedFile } from './fuzzed-file';
import { fuzzedFiles } from './file-arbitraries';
import type { FuzzResult, FuzzTask } from './fuzz';

/** Checks random files in a thread of its own, and sends a file that is read incorrectly. */
async function main({ files, seed, endsWithFailure, started }: FuzzTask): Promise<FuzzResult> {
  const { failed, counterexample, errorInstance } = await fc.check(
    fc.asyncProperty(fuzzedFiles, async (file) => {
      Atomics.add(started, 0, 1);
      const problem = await problemWith(file);
      if (problem !== undefined) throw new Error(problem);
    }),
    { numRuns: files, seed, endOnFailure: endsWithFailure },
  );
  if (!failed) return {};
  const [file] = counterexample as [FuzzedFile];
  return { failure: { file, found: String(errorInstance) } };
}

void main(workerData as FuzzTask).then((result) => parentPort?.postMessage(result));
