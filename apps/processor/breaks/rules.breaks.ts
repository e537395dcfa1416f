import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleOf } from '@trading/bars/testing';
import { makeReplacement } from './replacement';
import { RULES } from './rules';
import { runTests } from './run-tests';

jest.setTimeout(900_000);

/** The number of shares of the breaks, of which one is tried. The configuration `ci` of the target sets it. */
const SHARES = Number(process.env['BREAKS_SHARES'] ?? 1);

const BREAKS = sampleOf(
  RULES.flatMap(({ breaks }) => breaks),
  SHARES,
);

const SAMPLED_RULES = RULES.map(({ rule, breaks }) => ({
  rule,
  breaks: breaks.filter((each) => BREAKS.includes(each)),
})).filter(({ breaks }) => breaks.length > 0);

let tried = 0;
function showProgress(): void {
  tried += 1;
  if (tried % 20 === 0) process.stdout.write(`${tried} of ${BREAKS.length} breaks tried\n`);
}

async function inTemporaryFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'breaks-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.concurrent('the tests pass if no rule is broken', async () => {
  const files = new Set(BREAKS.flatMap(({ detectedBy }) => detectedBy));
  const report = await inTemporaryFolder((folder) => runTests([...files], folder));
  expect(report).toMatchObject({ numFailedTests: 0, numRuntimeErrorTestSuites: 0 });
  expect(report.numPassedTests).toBeGreaterThan(0);
});

describe.each(SAMPLED_RULES)('$rule:', ({ breaks }) => {
  test.concurrent.each(breaks)('a test detects that $name', async ({ edit, detectedBy, testNamePattern }) => {
    const report = await inTemporaryFolder(async (folder) =>
      runTests(detectedBy, folder, { testNamePattern, replacement: await makeReplacement(edit, folder) }),
    );
    showProgress();
    expect(report.numRuntimeErrorTestSuites).toBe(0);
    expect(report.numFailedTests).toBeGreaterThan(0);
  });
});
