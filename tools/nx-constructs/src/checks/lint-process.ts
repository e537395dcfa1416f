import { getHeapStatistics } from 'node:v8';
import { clearCaches } from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

/*
 * Runs ESLint on the folders that the parent process names, one after the other. Its argument is the path of the workspace.
 *
 * Projects share the types that are loaded until these take a third of the heap: the types of the whole workspace would
 * fill it.
 */
const [, , root] = process.argv;

// @nx/enforce-module-boundaries keeps the project graph only in a program of this name. In others it reads the graph again
// for each file.
process.argv[1] = require.resolve('eslint/package.json').replace(/package\.json$/, 'bin/eslint.js');

const eslint = new ESLint({ cwd: root });

process.on('message', (folder: string) => {
  void problemsOf(folder).then((problems) => {
    process.send?.({ folder, problems });
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    if (used > limit / 3) clearCaches();
  });
});

/** The problems of the files in a folder, or the reason why ESLint cannot check them. */
async function problemsOf(folder: string): Promise<string> {
  try {
    const formatter = await eslint.loadFormatter('stylish');
    return await formatter.format(await eslint.lintFiles([folder]));
  } catch (error) {
    return `${String(error)}\n`;
  }
}
