import { relative } from 'node:path';
import { runCommand } from '@trading/cli';
import type { Library } from '../libraries';

/** The changes of a library since its last release. */
export interface Change {
  readonly library: Library;
  /** The tag of its newest release in the history, for example `constructs-data@1.2.3`. Undefined before the first one. */
  readonly lastRelease: string | undefined;
  /** The number of commits since then that changed the library's own files, except its tests. */
  readonly commits: number;
}

/**
 * Finds the changes of each library since its last release.
 *
 * Nx regards a commit to the workspace's own files (`nx.json`, `package.json`, the lockfile) as a change of every project,
 * but a package is built from the library's own files only.
 */
export async function changesOf(workspace: string, libraries: readonly Library[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const library of libraries) {
    // Only tags in the history of HEAD: another branch may be ahead.
    const [newest] = await git('tag', '--merged', 'HEAD', '--sort=-version:refname', '--list', `${library.project}@*`);
    const root = relative(workspace, library.root);
    const range = newest === undefined ? 'HEAD' : `${newest}..HEAD`;
    const commits = await git('rev-list', range, '--', root, `:(exclude)${root}/test`);
    changes.push({ library, lastRelease: newest, commits: commits.length });
  }
  return changes;

  async function git(...args: string[]): Promise<string[]> {
    const lines = (await runCommand('git', args, { cwd: workspace })).split('\n');
    return lines.filter((line) => line !== '');
  }
}
