import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Library } from '../src/libraries';
import { changesOf } from '../src/release/changed-libraries';

describe('changesOf', () => {
  let workspace: string;
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
    git('init', '--quiet', '--initial-branch=main');
    commit('packages/constructs-data/src/index.ts');
    commit('packages/constructs-network/src/index.ts');
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  function git(...args: string[]): void {
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    execFileSync('git', [...author, ...args], { cwd: workspace });
  }
  function commit(path: string): void {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    appendFileSync(join(workspace, path), 'line\n');
    git('add', '.');
    git('commit', '--quiet', '--message', `feat: ${path}`);
  }
  function changes(): unknown[] {
    const libraries = ['constructs-data', 'constructs-network'].map(
      (project) => ({ project, root: join(workspace, 'packages', project) }) as Library,
    );
    return changesOf(workspace, libraries).map(({ library, lastRelease, commits }) => [
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
    git('tag', 'constructs-data@0.9.0');
    commit('packages/constructs-data/src/index.ts');
    git('tag', 'constructs-data@0.10.0');
    commit('packages/constructs-data/README.md');
    expect(changes()[0]).toEqual(['constructs-data', 'constructs-data@0.10.0', 1]);
  });

  test('counts no files of others: the workspace, another library, tests', () => {
    git('tag', 'constructs-data@1.0.0');
    for (const path of ['nx.json', 'packages/constructs-network/src/index.ts']) commit(path);
    commit('packages/constructs-data/test/data-table.test.ts');
    expect(changes()).toEqual([
      ['constructs-data', 'constructs-data@1.0.0', 0],
      ['constructs-network', undefined, 2],
    ]);
  });

  test('knows no release of another branch', () => {
    git('switch', '--quiet', '--create', 'next');
    commit('packages/constructs-data/src/index.ts');
    git('tag', 'constructs-data@2.0.0');
    git('switch', '--quiet', 'main');
    expect(changes()[0]).toEqual(['constructs-data', undefined, 1]);
  });
});
