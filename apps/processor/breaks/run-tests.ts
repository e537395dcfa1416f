import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Replacement } from './replacement';

const ROOT = join(__dirname, '../../..');

/** Milliseconds after which tests that have not ended never will. */
const PATIENCE = 600_000;

/** What became of tests. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files whose tests could not be begun. */
  readonly numRuntimeErrorTestSuites: number;
}

/**
 * Runs unit tests as the target `test` does.
 *
 * @param files test files, by their paths from the workspace's root
 * @param folder for the report
 * @param named a part of the names of those that are run; all where there is none
 * @param replacement a file that they see another text of
 * @throws Error where they do not end
 */
export async function runTests(
  files: readonly string[],
  folder: string,
  { named = '', replacement }: { readonly named?: string; readonly replacement?: Replacement } = {},
): Promise<TestReport> {
  const report = join(folder, 'report.json');
  const args = [
    ...[require.resolve('jest/bin/jest'), '--ci', '--config', 'jest.config.js', '--rootDir', '.'],
    ...['--transform', JSON.stringify({ '^.+\\.ts$': '<rootDir>/apps/processor/breaks/replaced-source.mjs' })],
    // Without these, jest looks at every file of the workspace.
    ...['--roots', '<rootDir>/apps/processor', '<rootDir>/libs/bars'],
    ...['--runInBand', '--no-watchman', '--json', '--outputFile', report],
    ...['--testNamePattern', named],
    ...['--runTestsByPath', ...files],
  ];
  const env = {
    ...process.env,
    ...(replacement && { REPLACED_FILE: replacement.file, REPLACEMENT: replacement.text }),
  };
  const options = { cwd: ROOT, env, maxBuffer: 2 ** 28, timeout: PATIENCE };
  const output = await promisify(execFile)(process.execPath, args, options).catch(
    // It ends so where a test fails, too: the report says what happened.
    (failure: unknown) => failure as { stderr: string },
  );
  try {
    return JSON.parse(await readFile(report, 'utf8')) as TestReport;
  } catch {
    throw new Error(`The tests left no report within ${PATIENCE / 1000} s: ${output.stderr}`);
  }
}
