import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty workspace of its own, on the branch `main`. */
export class GitWorkspace {
  public readonly folder = mkdtempSync(join(tmpdir(), 'workspace-'));

  public constructor() {
    this.git('init', '--quiet', '--initial-branch=main');
  }

  public git(...args: string[]): void {
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    execFileSync('git', [...author, ...args], { cwd: this.folder });
  }

  /** Adds a line to a file, and leaves it so. */
  public change(path: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    appendFileSync(join(this.folder, path), 'line\n');
  }

  /** Adds a line to a file, and commits it. */
  public commit(path: string): void {
    this.change(path);
    this.git('add', '.');
    this.git('commit', '--quiet', '--message', `feat: ${path}`);
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
