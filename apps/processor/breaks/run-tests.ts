import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Replacement } from './replacement';

const ROOT = join(__dirname, '../../..');

/** The files that the target `test` compiles, too. */
const TRANSFORMED = '^.+\\.ts$|/node_modules/(?:hyparquet|hysnappy).*\\.js$';

/** Milliseconds after which tests are stopped. */
const TIMEOUT = 600_000;

/** The counts in jest's report. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Number of files whose tests could not start. */
  readonly numRuntimeErrorTestSuites: number;
}

/**
 * Runs unit tests with the configuration of the target `test`, each file up to its first failure.
 *
 * @param files test files, by their paths from the workspace's root
 * @param folder for the report
 * @param testNamePattern selects tests by name; all by default
 * @param replacement a file that the tests see with another text
 * @throws Error if the tests do not end
 */
export async function runTests(
  files: readonly string[],
  folder: string,
  { testNamePattern = '', replacement }: { readonly testNamePattern?: string; readonly replacement?: Replacement } = {},
): Promise<TestReport> {
  const report = join(folder, 'report.json');
  const args = [
    ...[require.resolve('jest/bin/jest'), '--ci', '--config', 'jest.config.js', '--rootDir', '.'],
    ...['--transform', JSON.stringify({ [TRANSFORMED]: '<rootDir>/apps/processor/breaks/replaced-source.mjs' })],
    // One failure is enough to detect a break: it ends the tests of its file, and the smallest counterexample is not sought.
    ...['--env', join(__dirname, 'fail-fast-environment.mjs')],
    ...['--setupFiles', join(__dirname, 'first-counterexample.ts')],
    // Without these options, jest reads every file of the workspace.
    ...['--roots', '<rootDir>/apps/processor', '<rootDir>/libs/bars'],
    ...['--runInBand', '--no-watchman', '--json', '--outputFile', report],
    ...['--testNamePattern', testNamePattern],
    ...['--runTestsByPath', ...files],
  ];
  const env = {
    ...process.env,
    // Some breaks are detected by few random cases.
    TEST_VOLUME: 'full',
    ...(replacement && { REPLACED_FILE: replacement.file, REPLACEMENT: replacement.text }),
  };
  const options = { cwd: ROOT, env, maxBuffer: 2 ** 28, timeout: TIMEOUT };
  const output = await promisify(execFile)(process.execPath, args, options).catch(
    // Jest also exits with an error if a test fails, which the report then says.
    (failure: unknown) => failure as { stderr: string },
  );
  try {
    return JSON.parse(await readFile(report, 'utf8')) as TestReport;
  } catch {
    throw new Error(`The tests wrote no report within ${TIMEOUT / 1000} s: ${output.stderr}`);
  }
}
