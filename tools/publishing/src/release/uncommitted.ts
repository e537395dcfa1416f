import { OperatorError, runCommand } from '@trading/cli';

/**
 * Makes sure that a release contains exactly what is committed.
 *
 * @throws OperatorError if the workspace has uncommitted changes
 */
export async function rejectUncommitted(workspace: string): Promise<void> {
  const status = (await runCommand('git', ['status', '--porcelain'], { cwd: workspace })).trimEnd();
  if (status === '') return;
  throw new OperatorError(
    `Expected no uncommitted changes, found:\n${status}\n` +
      'Commit them. If an interrupted release left them behind, put them away with `git stash --include-untracked`.',
  );
}
