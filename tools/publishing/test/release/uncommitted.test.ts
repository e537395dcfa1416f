import { rejectUncommitted } from '../../src/release/uncommitted';
import { GitWorkspace } from './git-workspace';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

describe('rejectUncommitted', () => {
  let workspace: GitWorkspace;
  beforeEach(() => {
    workspace = new GitWorkspace();
    workspace.commit('packages/constructs-data/package.json');
  });

  const check = () => rejectUncommitted(workspace.folder);

  test('accepts a workspace without changes', async () => {
    await expect(check()).resolves.toBeUndefined();
  });

  test('rejects a changed file, staged or not', async () => {
    workspace.change('packages/constructs-data/package.json');
    await expect(check()).rejects.toThrow('found:\n M packages/constructs-data/package.json\n');
    workspace.git('add', '.');
    await expect(check()).rejects.toThrow('found:\nM  packages/constructs-data/package.json\n');
  });

  test('rejects an untracked file, and suggests a command that puts it away', async () => {
    workspace.change('packages/constructs-data/CHANGELOG.md');
    await expect(check()).rejects.toThrow('?? packages/constructs-data/CHANGELOG.md');

    await expect(check()).rejects.toThrow('git stash --include-untracked');
    workspace.git('stash', '--quiet', '--include-untracked');
    await expect(check()).resolves.toBeUndefined();
  });
});
