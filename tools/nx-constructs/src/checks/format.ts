import { dirname, join } from 'node:path';
import type { CheckedProject } from './check';
import { runProgram } from './run-program';

/** The program of Prettier's package. Its API does not find files. */
const PRETTIER = join(dirname(require.resolve('prettier/package.json')), 'bin/prettier.cjs');

/** The exit code of Prettier if it could check every file, and some are not formatted. */
const NOT_FORMATTED = 1;

/** Checks the formatting with Prettier. */
export function* checkFormat(root: string, folders: readonly string[]): Iterable<CheckedProject> {
  const args = [PRETTIER, '--list-different', '--ignore-path', '.prettierignore', ...folders];
  const { status, stdout, stderr } = runProgram('Prettier', args, root);
  const failure = status === 0 || status === NOT_FORMATTED ? '' : stderr;
  const files = stdout.split('\n');
  for (const folder of folders) {
    const problems = files
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => `${file} is not formatted: npx prettier --write ${file}\n`);
    yield { folder, problems: problems.join('') + failure };
  }
}
