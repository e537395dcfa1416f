import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replacementOf } from './replacement';
import { RULES } from './rules';
import { runTests } from './run-tests';

jest.setTimeout(900_000);

const BREAKS = RULES.flatMap(({ breaks }) => breaks);

let tried = 0;
function showProgress(): void {
  tried += 1;
  if (tried % 20 === 0) process.stdout.write(`${tried} of ${BREAKS.length} breaks tried\n`);
}

async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'breaks-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.concurrent('the tests pass where no rule is broken', async () => {
  const files = new Set(BREAKS.flatMap(({ seenBy }) => seenBy));
  const report = await inFolder((folder) => runTests([...files], folder));
  expect(report).toMatchObject({ numFailedTests: 0, numRuntimeErrorTestSuites: 0 });
  expect(report.numPassedTests).toBeGreaterThan(0);
});

describe.each(RULES)('$rule:', ({ breaks }) => {
  test.concurrent.each(breaks)('a test sees that $name', async ({ edit, seenBy, named }) => {
    const report = await inFolder(async (folder) =>
      runTests(seenBy, folder, { named, replacement: await replacementOf(edit, folder) }),
    );
    showProgress();
    expect(report.numRuntimeErrorTestSuites).toBe(0);
    expect(report.numFailedTests).toBeGreaterThan(0);
  });
});
