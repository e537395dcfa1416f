import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';

/** An empty git repository in a temporary folder, on the branch `main`. */
export class GitWorkspace {
  public readonly folder = temporaryFolder();

  public constructor() {
    this.git('init', '--quiet', '--initial-branch=main');
  }

  public git(...args: string[]): void {
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    execFileSync('git', [...author, ...args], { cwd: this.folder });
  }

  /** Appends a line to a file, without committing it. */
  public change(path: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    appendFileSync(join(this.folder, path), 'line\n');
  }

  /** Appends a line to a file, and commits it. */
  public commit(path: string): void {
    this.change(path);
    this.git('add', '.');
    this.git('commit', '--quiet', '--message', `feat: ${path}`);
  }
}
