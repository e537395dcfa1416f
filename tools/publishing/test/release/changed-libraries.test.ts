import { join } from 'node:path';
import type { Library } from '../../src/libraries';
import { changesOf } from '../../src/release/changed-libraries';
import { GitWorkspace } from './git-workspace';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

describe('changesOf', () => {
  let workspace: GitWorkspace;
  beforeEach(() => {
    workspace = new GitWorkspace();
    workspace.commit('packages/constructs-data/src/index.ts');
    workspace.commit('packages/constructs-network/src/index.ts');
  });

  async function changes(): Promise<unknown[]> {
    const libraries = ['constructs-data', 'constructs-network'].map(
      (project) => ({ project, root: join(workspace.folder, 'packages', project) }) as Library,
    );
    const found = await changesOf(workspace.folder, libraries);
    return found.map(({ library, lastRelease, commits }) => [library.project, lastRelease, commits]);
  }

  test('counts all commits of a library that was never released', async () => {
    expect(await changes()).toEqual([
      ['constructs-data', undefined, 1],
      ['constructs-network', undefined, 1],
    ]);
  });

  test('counts the commits since the newest release, which is the one with the highest version', async () => {
    workspace.git('tag', 'constructs-data@0.9.0');
    workspace.commit('packages/constructs-data/src/index.ts');
    workspace.git('tag', 'constructs-data@0.10.0');
    workspace.commit('packages/constructs-data/README.md');
    expect((await changes())[0]).toEqual(['constructs-data', 'constructs-data@0.10.0', 1]);
  });

  test('does not count commits to the workspace, to another library, or to tests', async () => {
    workspace.git('tag', 'constructs-data@1.0.0');
    for (const path of ['nx.json', 'packages/constructs-network/src/index.ts']) workspace.commit(path);
    workspace.commit('packages/constructs-data/test/data-table.test.ts');
    expect(await changes()).toEqual([
      ['constructs-data', 'constructs-data@1.0.0', 0],
      ['constructs-network', undefined, 2],
    ]);
  });

  test('ignores a release on another branch', async () => {
    workspace.git('switch', '--quiet', '--create', 'next');
    workspace.commit('packages/constructs-data/src/index.ts');
    workspace.git('tag', 'constructs-data@2.0.0');
    workspace.git('switch', '--quiet', 'main');
    expect((await changes())[0]).toEqual(['constructs-data', undefined, 1]);
  });
});
