import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the tools that the processor is compared with, unless they are installed. Returns the path of the Python
 * that has DuckDB.
 */
export function installPeers(folder: string, build: string): string {
  const environment = join(build, 'python');
  const isWindows = process.platform === 'win32';
  const python = join(environment, isWindows ? 'Scripts/python.exe' : 'bin/python');
  if (!existsSync(join(folder, 'node_modules'))) {
    execute(folder, 'npm', [
      'ci',
      '--ignore-scripts',
      '--no-workspaces',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
  }
  if (!existsSync(python)) execute(folder, process.env['PYTHON'] ?? 'python3', ['-m', 'venv', environment]);
  execute(folder, python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--require-hashes',
    '--only-binary',
    ':all:',
    '--requirement',
    'requirements.txt',
  ]);
  return python;
}

function execute(cwd: string, command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error)
    throw new Error(`${command} cannot be run: ${error.message}. The benchmark needs npm and Python 3.11 or newer.`);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}; the reason is above.`);
}
