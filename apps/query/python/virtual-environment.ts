import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the workspace for files that are not committed. */
const LOCAL = join(__dirname, '../../../.local');

/**
 * Installs pinned Python packages into a virtual environment of this workspace, unless they are installed.
 *
 * @param requirements the path of the requirements, with hashes
 * @returns the path of the environment's folder of executables
 */
export function installRequirements(name: string, requirements: string): string {
  const environment = join(LOCAL, name);
  const executables = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
  const stamp = join(environment, 'requirements.sha256');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return executables;

  rmSync(environment, { recursive: true, force: true });
  mkdirSync(dirname(environment), { recursive: true });
  execute(process.env['PYTHON'] ?? 'python3', ['-m', 'venv', environment]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
  const pinned = ['--require-hashes', '--only-binary', ':all:', '--requirement', requirements];
  execute(join(executables, 'python'), [...pip, ...pinned]);
  // Written last, so that an interrupted installation is repeated.
  writeFileSync(stamp, hash);
  return executables;
}

function execute(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw new Error(`${command} cannot be run: ${error.message}. Python 3.10 or newer is required.`);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed; the reason is above.`);
}
