import { fuzz } from './fuzz';
import { ENDLESS_LOOP, PLANTED_BUGS } from './planted-bugs';

/** Enough files to meet every bug; the fuzzer stops at the first failure. */
const FILES = 10_000;

/** The number of bugs that are planted. The configuration `full` of the target plants all of them. */
const BUGS = Number(process.env['FUZZ_BUGS'] ?? 1);

jest.setTimeout(600_000);

test.each(PLANTED_BUGS.slice(0, BUGS))('the fuzzer sees that $name', async ({ edit }) => {
  const { failure } = await fuzz({ files: FILES, seed: 1, endsWithFailure: true }, { edits: [edit] });
  expect(failure).toBeDefined();
});

test('the fuzzer sees a file that is never read to its end', async () => {
  const endless = fuzz({ files: FILES, seed: 1 }, { edits: [ENDLESS_LOOP], patience: 1_000 });
  await expect(endless).rejects.toThrow(/^file \d+ from seed 1 on was not read in 1 s$/);
});
