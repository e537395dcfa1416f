import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { showProgress } from './measure';

/** The version that the processor is compared with: the last one that wrote its items one request after another. */
const COMMIT = 'd4d360ebc26d474f7582a57885ffbfaa7cf52452';

/** A step that makes the version fails, for example in a clone without history. */
class StepError extends Error {}

/**
 * Makes the earlier version of the workspace from git, with its own dependencies, unless it is there.
 *
 * @returns the folder of its processor, or why it is not available
 */
export function makeEarlierVersion(root: string, build: string): { readonly root?: string; readonly reason?: string } {
  const folder = join(build, 'earlier', COMMIT.slice(0, 8));
  const processor = join(folder, 'apps/processor');
  if (existsSync(join(processor, 'dist/handler.js'))) return { root: processor };
  showProgress(`making the version ${COMMIT.slice(0, 8)}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    run(join(root, '../..'), ['git', 'archive', `--output=${join(folder, 'archive.tar')}`, COMMIT]);
    run(folder, ['tar', '-xf', 'archive.tar']);
    run(folder, 'npm ci --ignore-scripts --no-audit --no-fund --loglevel=error'.split(' '));
    run(processor, [process.execPath, 'kernel/build.mjs']);
    run(processor, [process.execPath, '--import', 'tsx', '../../tools/bundling/src/main.ts']);
    return { root: processor };
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    rmSync(folder, { recursive: true, force: true });
    return { reason: error.message };
  }
}

function run(cwd: string, [command = '', ...args]: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status === 0) return;
  throw new StepError(`${command} ${args[0]} failed: ${(error?.message ?? stderr).trim().split('\n').at(-1)}`);
}
