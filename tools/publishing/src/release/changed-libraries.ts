import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import type { Library } from '../libraries';

/** What became of a library since it was last released. */
export interface Change {
  readonly library: Library;
  /** The tag of its newest release in the history, such as `constructs-data@1.2.3`; undefined when it has none. */
  readonly lastRelease: string | undefined;
  /** How many commits changed files of its own since, other than its tests. */
  readonly commits: number;
}

/**
 * What became of each library of a workspace since it was last released.
 *
 * Nx takes a commit to the workspace's own files (`nx.json`, `package.json`, the lockfile) for a change of every
 * project; what is published is made of a library's own files.
 */
export function changesOf(workspace: string, libraries: readonly Library[]): Change[] {
  return libraries.map((library) => {
    // Those of the history alone: another branch may be ahead.
    const [newest] = git('tag', '--merged', 'HEAD', '--sort=-version:refname', '--list', `${library.project}@*`);
    const root = relative(workspace, library.root);
    const range = newest === undefined ? 'HEAD' : `${newest}..HEAD`;
    const commits = git('rev-list', range, '--', root, `:(exclude)${root}/test`);
    return { library, lastRelease: newest, commits: commits.length };
  });

  function git(...args: string[]): string[] {
    const lines = execFileSync('git', args, { cwd: workspace, encoding: 'utf8' }).split('\n');
    return lines.filter((line) => line !== '');
  }
}
