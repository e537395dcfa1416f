import { availableParallelism } from 'node:os';
import { addFailure } from './corpus';
import { fuzz } from './fuzz';
import { ENDLESS_LOOP, PLANTED_BUGS } from './planted-bugs';

/** How many files, and where their random numbers begin: `nx run processor:fuzz:million` sets both. */
const FILES = Number(process.env['FUZZ_FILES'] ?? 10_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

// A file takes about 3 ms; that one never ends is for the watchdog of `fuzz` to see.
jest.setTimeout(600_000 + 20 * FILES);

test(`${FILES} random files are read right, whoever reads them and wherever they are cut`, async () => {
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

test.each(PLANTED_BUGS)('the fuzzer sees that $name', async ({ edit }) => {
  const { failure } = await fuzz({ files: 10_000, seed: 1 }, { edits: [edit] });
  expect(failure).toBeDefined();
});

test('the fuzzer sees where reading never ends', async () => {
  const endless = fuzz({ files: 10_000, seed: 1 }, { edits: [ENDLESS_LOOP], patience: 3_000 });
  await expect(endless).rejects.toThrow(/^file \d+ from seed 1 on was not read in 3 s$/);
});
