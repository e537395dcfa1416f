import { execFileSync } from 'node:child_process';
import { PublishingError } from '../errors';

/**
 * What is released is what is committed.
 *
 * @throws PublishingError where a file of the workspace is not as it is committed
 */
export function refuseUncommitted(workspace: string): void {
  const status = execFileSync('git', ['status', '--porcelain'], { cwd: workspace, encoding: 'utf8' }).trimEnd();
  if (status === '') return;
  throw new PublishingError(
    `Expected every file as it is committed, found:\n${status}\n` +
      'Commit them, or put them away with `git stash --include-untracked`, as what an interrupted release has left.',
  );
}
