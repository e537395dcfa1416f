import type { CheckedProject } from './check';
import { programOf, runProgram } from './run-program';

/** Prettier's API does not find files. */
const PRETTIER = programOf('prettier', 'bin/prettier.cjs');

/** The exit code of Prettier if it could check every file, and some are not formatted. */
const NOT_FORMATTED = 1;

/** Checks the formatting with Prettier. */
export async function* checkFormat(root: string, folders: readonly string[]): AsyncIterable<CheckedProject> {
  const args = [PRETTIER, '--list-different', '--ignore-path', '.prettierignore', ...folders];
  const { status, stdout, stderr } = await runProgram('Prettier', args, root);
  const failure = status === 0 || status === NOT_FORMATTED ? '' : stderr;
  const files = stdout.split('\n');
  for (const folder of folders) {
    const problems = files
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => `${file} is not formatted: npx prettier --write ${file}\n`);
    yield { folder, problems: problems.join('') + failure };
  }
}
