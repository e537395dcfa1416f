import { join } from 'node:path';
import type { Library } from '../src/libraries';
import { changesOf } from '../src/release/changed-libraries';
import { GitWorkspace } from './git-workspace';

describe('changesOf', () => {
  let workspace: GitWorkspace;
  beforeEach(() => {
    workspace = new GitWorkspace();
    workspace.commit('packages/constructs-data/src/index.ts');
    workspace.commit('packages/constructs-network/src/index.ts');
  });
  afterEach(() => {
    workspace.remove();
  });

  function changes(): unknown[] {
    const libraries = ['constructs-data', 'constructs-network'].map(
      (project) => ({ project, root: join(workspace.folder, 'packages', project) }) as Library,
    );
    return changesOf(workspace.folder, libraries).map(({ library, lastRelease, commits }) => [
      library.project,
      lastRelease,
      commits,
    ]);
  }

  test('counts from the beginning what was never released', () => {
    expect(changes()).toEqual([
      ['constructs-data', undefined, 1],
      ['constructs-network', undefined, 1],
    ]);
  });

  test('counts since the newest release, by version and not by name', () => {
    workspace.git('tag', 'constructs-data@0.9.0');
    workspace.commit('packages/constructs-data/src/index.ts');
    workspace.git('tag', 'constructs-data@0.10.0');
    workspace.commit('packages/constructs-data/README.md');
    expect(changes()[0]).toEqual(['constructs-data', 'constructs-data@0.10.0', 1]);
  });

  test('counts no files of others: the workspace, another library, tests', () => {
    workspace.git('tag', 'constructs-data@1.0.0');
    for (const path of ['nx.json', 'packages/constructs-network/src/index.ts']) workspace.commit(path);
    workspace.commit('packages/constructs-data/test/data-table.test.ts');
    expect(changes()).toEqual([
      ['constructs-data', 'constructs-data@1.0.0', 0],
      ['constructs-network', undefined, 2],
    ]);
  });

  test('knows no release of another branch', () => {
    workspace.git('switch', '--quiet', '--create', 'next');
    workspace.commit('packages/constructs-data/src/index.ts');
    workspace.git('tag', 'constructs-data@2.0.0');
    workspace.git('switch', '--quiet', 'main');
    expect(changes()[0]).toEqual(['constructs-data', undefined, 1]);
  });
});
