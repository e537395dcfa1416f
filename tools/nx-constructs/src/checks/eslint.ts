import { relative } from 'node:path';
import type { ESLint } from 'eslint';
import { programOf, runProgram } from './run-program';

const ESLINT = programOf('eslint', 'bin/eslint.js');

/** The greatest exit code of ESLint if it could check every file. */
const HAS_PROBLEMS = 1;

/**
 * Runs ESLint.
 *
 * @returns its problems, each as a line that begins with the path of the file from the workspace
 * @throws Error if ESLint cannot check the files
 */
export async function runEslint(root: string, folders: readonly string[]): Promise<readonly string[]> {
  const args = [ESLINT, '--format=json', '--no-error-on-unmatched-pattern', ...folders];
  const { status, stdout, stderr } = await runProgram('ESLint', args, root);
  if (status > HAS_PROBLEMS) throw new Error(`ESLint could not check the files: ${stdout}${stderr}`);
  const results = JSON.parse(stdout) as readonly ESLint.LintResult[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, column, message, ruleId }) =>
        `${relative(root, filePath)}:${line}:${column}: ${message} [${ruleId ?? 'ESLint'}]`,
    ),
  );
}
