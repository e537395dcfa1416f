import { refusals } from '../../src/release/refusals';
import { GitWorkspace } from './git-workspace';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

describe('refusals', () => {
  let workspace: GitWorkspace;
  let asked: string[];
  beforeEach(() => {
    workspace = new GitWorkspace();
    workspace.commit('packages/constructs-data/package.json');
    asked = [];
  });

  const found = (isTested = true) =>
    refusals(workspace.folder, async (revision) => {
      asked.push(revision);
      return isTested;
    });

  test('are none on main, with everything committed and tested', async () => {
    expect(await found()).toEqual([]);
  });

  test('name another branch', async () => {
    workspace.git('switch', '--quiet', '--create', 'next');
    expect(await found()).toEqual(['Releases are made from the branch main, not from next.']);
  });

  test('name a detached HEAD', async () => {
    workspace.git('switch', '--quiet', '--detach');
    expect(await found()).toEqual(['Releases are made from the branch main, not from a detached HEAD.']);
  });

  test('name a changed file, staged or not', async () => {
    workspace.change('packages/constructs-data/package.json');
    expect(await found()).toEqual([expect.stringContaining('found:\n M packages/constructs-data/package.json\n')]);
    workspace.git('add', '.');
    expect(await found()).toEqual([expect.stringContaining('found:\nM  packages/constructs-data/package.json\n')]);
  });

  test('name an untracked file, and a command that puts it away', async () => {
    workspace.change('packages/constructs-data/CHANGELOG.md');
    const [refusal] = await found();
    expect(refusal).toContain('?? packages/constructs-data/CHANGELOG.md');

    expect(refusal).toContain('git stash --include-untracked');
    workspace.git('stash', '--quiet', '--include-untracked');
    expect(await found()).toEqual([]);
  });

  test('name a commit that has not passed the tests', async () => {
    expect(await found(false)).toEqual([
      expect.stringMatching(/^The commit [0-9a-f]+ is untested and unverified: run `npm test` on it/),
    ]);
    expect(asked).toEqual(['HEAD']);
  });

  test('ask for the state before the commit of an interrupted release', async () => {
    workspace.commit('packages/constructs-data/CHANGELOG.md');
    workspace.git('tag', 'constructs-data@0.1.1');
    expect(await found()).toEqual([]);
    expect(asked).toEqual(['HEAD^']);
  });

  test('are all told at once', async () => {
    workspace.git('switch', '--quiet', '--create', 'next');
    workspace.change('nx.json');
    expect(await found(false)).toHaveLength(3);
  });
});
