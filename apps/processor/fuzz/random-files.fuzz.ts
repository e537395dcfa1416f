import { availableParallelism } from 'node:os';
import { addFailure } from './corpus';
import { fuzz } from './fuzz';

/** The number of files. The configurations `full` and `million` of the target set it. */
const FILES = Number(process.env['FUZZ_FILES'] ?? 300);

/** The seed of the random numbers. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

// A file takes about 3 ms. The watchdog of `fuzz` notices one that is never read to its end.
jest.setTimeout(600_000 + 20 * FILES);

test(`${FILES} random files are read correctly by every reader and wherever they are cut`, async () => {
  const threads = availableParallelism();
  const show = (seed: number) => (started: number) => process.stdout.write(`${started} files from seed ${seed} on\n`);
  const tasks = Array.from({ length: threads }, (_, thread) => {
    const seed = SEED + thread;
    return fuzz({ files: Math.ceil(FILES / threads), seed }, { onProgress: show(seed) });
  });

  const failures = (await Promise.all(tasks)).flatMap(({ failure }) => failure ?? []);

  failures.forEach(addFailure);
  expect(failures.map(({ found }) => found)).toEqual([]);
});
