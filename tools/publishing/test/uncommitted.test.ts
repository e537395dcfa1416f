import { refuseUncommitted } from '../src/release/uncommitted';
import { GitWorkspace } from './git-workspace';

describe('refuseUncommitted', () => {
  let workspace: GitWorkspace;
  beforeEach(() => {
    workspace = new GitWorkspace();
    workspace.commit('packages/constructs-data/package.json');
  });
  afterEach(() => {
    workspace.remove();
  });

  function refuse(): void {
    refuseUncommitted(workspace.folder);
  }

  test('lets pass what is committed', () => {
    expect(refuse).not.toThrow();
  });

  test('refuses a file that is changed, also where the change is staged', () => {
    workspace.change('packages/constructs-data/package.json');
    expect(refuse).toThrow('found:\n M packages/constructs-data/package.json\n');
    workspace.git('add', '.');
    expect(refuse).toThrow('found:\nM  packages/constructs-data/package.json\n');
  });

  test('refuses a file that git does not know, and says how it can be put away', () => {
    workspace.change('packages/constructs-data/CHANGELOG.md');
    expect(refuse).toThrow('?? packages/constructs-data/CHANGELOG.md');

    expect(refuse).toThrow('git stash --include-untracked');
    workspace.git('stash', '--quiet', '--include-untracked');
    expect(refuse).not.toThrow();
  });
});
