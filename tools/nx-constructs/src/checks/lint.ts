import { getHeapStatistics } from 'node:v8';
import { clearCaches } from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import type { CheckedProject } from './check';

/**
 * Runs ESLint. A warning is a problem as well, and so is a project that ESLint cannot check.
 *
 * Projects share the types that are loaded until these take a third of the heap: the types of the whole workspace would
 * fill it.
 */
export async function* lintProjects(root: string, folders: readonly string[]): AsyncIterable<CheckedProject> {
  // @nx/enforce-module-boundaries keeps the project graph only in a program of this name. In others it reads the graph
  // again for each file.
  process.argv[1] = require.resolve('eslint/package.json').replace(/package\.json$/, 'bin/eslint.js');

  const eslint = new ESLint({ cwd: root });
  const formatter = await eslint.loadFormatter('stylish');
  for (const folder of folders) {
    try {
      yield { folder, problems: await formatter.format(await eslint.lintFiles([folder])) };
    } catch (error) {
      yield { folder, problems: `${String(error)}\n` };
    }
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    if (used > limit / 3) clearCaches();
  }
}
