import { runCommand } from '@trading/cli';

/** The branch that releases are made from. */
const BRANCH = 'main';

/** How `nx.json` names the tags of a release, such as `constructs-data@1.2.3`. */
const RELEASE_TAG = /^[a-z-]+@\d+\.\d+\.\d+$/;

/**
 * Returns why the workspace must not be released, as sentences that say how to change that. Empty if nothing prevents it: the
 * branch is main, everything is committed, and the committed state has passed `npm test`.
 *
 * A commit of an interrupted release has only versions, changelogs and records that the tested state did not have, so the
 * state before it is asked for.
 *
 * @param isTested tells if a git revision has passed `npm test`
 */
export async function refusals(
  workspace: string,
  isTested: (revision: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const refused: string[] = [];

  const branch = await git('branch', '--show-current');
  if (branch !== BRANCH) {
    refused.push(
      `Releases are made from the branch ${BRANCH}, not from ${branch === '' ? 'a detached HEAD' : branch}.`,
    );
  }

  const uncommitted = await git('status', '--porcelain');
  if (uncommitted !== '') {
    refused.push(
      `Expected no uncommitted changes, found:\n${uncommitted}\n` +
        'Commit them. If an interrupted release left them behind, put them away with `git stash --include-untracked`.',
    );
  }

  const tags = (await git('tag', '--points-at', 'HEAD')).split('\n');
  if (!(await isTested(tags.some((tag) => RELEASE_TAG.test(tag)) ? 'HEAD^' : 'HEAD'))) {
    const commit = await git('rev-parse', '--short', 'HEAD');
    refused.push(
      `The commit ${commit} is untested and unverified: run \`npm test\` on it, which includes \`verify\`, without uncommitted changes.`,
    );
  }
  return refused;

  async function git(...args: string[]): Promise<string> {
    return (await runCommand('git', args, { cwd: workspace })).trimEnd();
  }
}
