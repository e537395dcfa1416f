import { ESLint } from 'eslint';
import type { CheckedProject } from './check';

/** Runs ESLint. A warning is a problem as well. */
export async function* lintProjects(root: string, folders: readonly string[]): AsyncIterable<CheckedProject> {
  const eslint = new ESLint({ cwd: root });
  const formatter = await eslint.loadFormatter('stylish');
  for (const folder of folders) {
    const problems = await formatter.format(await eslint.lintFiles([folder]));
    yield { folder, problems };
  }
}
