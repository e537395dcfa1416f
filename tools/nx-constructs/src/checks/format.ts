import type { CheckedProject } from './check';
import { programOf, runProgram } from './run-program';

const OXFMT = programOf('oxfmt', 'bin/oxfmt');

/** The exit code of oxfmt if it could check every file, and some are not formatted. */
const NOT_FORMATTED = 1;

/** Checks the formatting with oxfmt. */
export async function* checkFormat(root: string, folders: readonly string[]): AsyncIterable<CheckedProject> {
  const { status, stdout, stderr } = await runProgram('oxfmt', [OXFMT, '--list-different', ...folders], root);
  const failure = status === 0 || status === NOT_FORMATTED ? '' : stderr;
  const files = stdout.split('\n');
  for (const folder of folders) {
    const problems = files
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => `${file} is not formatted: npx oxfmt ${file}\n`);
    yield { folder, problems: problems.join('') + failure };
  }
}
