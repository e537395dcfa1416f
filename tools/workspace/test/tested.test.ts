import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { committedTree, isTested, recordTested } from '../src/tested';

describe('the record of the tested state', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tested-'));
    git('init', '--quiet');
    commit('file', '1');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function git(...args: string[]): void {
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd: root });
  }

  function commit(file: string, text: string): void {
    writeFileSync(join(root, '.gitignore'), '.local/\n');
    writeFileSync(join(root, file), text);
    git('add', '.');
    git('commit', '--quiet', '--message', 'feat: something');
  }

  test('is missing at first', () => {
    expect(isTested(root, 'HEAD')).toBe(false);
  });

  test('holds for the recorded commit, and for another one with the same files', () => {
    recordTested(root, committedTree(root)!);
    expect(isTested(root, 'HEAD')).toBe(true);
    expect(committedTree(root)).toMatch(/^[0-9a-f]{40}/);
    git('commit', '--quiet', '--allow-empty', '--message', 'chore: nothing');
    expect(isTested(root, 'HEAD')).toBe(true);
  });

  test('does not hold for other files, but still for the commit before', () => {
    recordTested(root, committedTree(root)!);
    commit('file', '2');
    expect(isTested(root, 'HEAD')).toBe(false);
    expect(isTested(root, 'HEAD^')).toBe(true);
    expect(isTested(root, 'no-such-revision')).toBe(false);
  });

  test.each([
    ['a changed file', 'file'],
    ['a new file', 'other'],
  ])('is not possible with %s, which is not committed', (_what, file) => {
    writeFileSync(join(root, file), '2');
    expect(committedTree(root)).toBeUndefined();
  });

  test('is not possible outside a repository', () => {
    rmSync(join(root, '.git'), { recursive: true });
    expect(committedTree(root)).toBeUndefined();
    expect(isTested(root, 'HEAD')).toBe(false);
  });
});
