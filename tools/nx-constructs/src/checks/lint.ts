import type { CheckedProject } from './check';
import { runEslint } from './eslint';
import { runOxlint } from './oxlint';

/** Runs oxlint and, for the rules that it does not have, ESLint. A warning is a problem as well. */
export async function* lintProjects(root: string, folders: readonly string[]): AsyncIterable<CheckedProject> {
  const found = (await Promise.all([runOxlint(root, folders), runEslint(root, folders)])).flat();
  for (const folder of folders) {
    const problems = found.filter((line) => line.startsWith(`${folder}/`)).map((line) => `${line}\n`);
    yield { folder, problems: problems.join('') };
  }
}
