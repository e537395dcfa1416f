import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLinesOfFile, tryCommand } from '@trading/cli';
import { InstallFailedError } from './errors';
import { findPython, probePython, type PythonVersion } from './python';
import { executableIn } from './virtual-environment';

/** Written last, so that an environment without it is incomplete. */
const STAMP = 'requirements.stamp';

/** Options of {@link installRequirements}. */
export interface InstallOptions {
  /** The folder of the Python virtual environment. It is created if missing, and replaced if it does not match. */
  readonly virtualEnvironment: string;
  /** The path of the requirements file, with hashes. */
  readonly requirements: string;
  /** The name of the packages, for messages. */
  readonly description: string;
  /**
   * The variables for finding Python and for pip (proxy, mirror).
   * @default - the variables of this process
   */
  readonly environment?: NodeJS.ProcessEnv;
  /**
   * Receives a line of text at the beginning of each step.
   * @default - no progress is reported
   */
  readonly report?: (line: string) => void;
}

/**
 * Installs pinned Python packages into a virtual environment of this project, unless they are already installed.
 *
 * Every file is checked against the hash in the requirements, and nothing is built from source.
 *
 * @returns false if the packages were already installed, which one short process finds out.
 * @throws PythonMissingError if this machine has no suitable Python.
 * @throws InstallFailedError if a step fails. The environment stays unusable until a retry succeeds.
 */
export async function installRequirements(options: InstallOptions): Promise<boolean> {
  const { virtualEnvironment, requirements, description, environment = process.env, report } = options;
  if (await isInstalled(virtualEnvironment, requirements, environment)) return false;

  const { python, version } = await findPython(environment);
  // Outside of the environment, which a retry deletes.
  const log = `${virtualEnvironment}-install.log`;
  rmSync(virtualEnvironment, { recursive: true, force: true });
  mkdirSync(dirname(virtualEnvironment), { recursive: true });
  writeFileSync(log, '');

  report?.(`Creating a Python ${version.join('.')} environment in ${virtualEnvironment}`);
  await run(python.command, [...python.args, '-m', 'venv', virtualEnvironment], 'Creating the Python environment');

  report?.(`Installing ${description} and checking each file against its hash`);
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
  // A build from source would need build tools that no hash covers.
  const pinned = ['--require-hashes', '--only-binary', ':all:', '--requirement', requirements];
  await run(executableIn(virtualEnvironment, 'python'), [...pip, ...pinned], `Installing ${description} with pip`);

  writeFileSync(join(virtualEnvironment, STAMP), stampOf(virtualEnvironment, requirements, version));
  return true;

  async function run(command: string, args: readonly string[], step: string): Promise<void> {
    const options = { env: pipEnvironment(environment), output: { appendTo: log } };
    const { exitCode, failure } = await tryCommand(command, args, options);
    if (exitCode === undefined) appendFileSync(log, `${String(failure)}\n`);
    if (failure !== undefined) throw new InstallFailedError(step, log, lastLinesOfFile(log));
  }
}

async function isInstalled(
  virtualEnvironment: string,
  requirements: string,
  environment: NodeJS.ProcessEnv,
): Promise<boolean> {
  const stamp = join(virtualEnvironment, STAMP);
  if (!existsSync(stamp)) return false;
  // A system upgrade may have replaced or removed the environment's Python, so the stamp alone is not sufficient.
  const { version } = await probePython({ command: executableIn(virtualEnvironment, 'python'), args: [] }, environment);
  return version !== undefined && readFileSync(stamp, 'utf8') === stampOf(virtualEnvironment, requirements, version);
}

/** An environment works only at its path, which its scripts contain, and with the minor version of its packages. */
function stampOf(virtualEnvironment: string, requirements: string, [major, minor]: PythonVersion): string {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  return `requirements sha256:${hash}\npython ${major}.${minor}\nat ${virtualEnvironment}\n`;
}

/** Keeps the user's settings for pip (proxy, mirror), except those that change the place of installation. */
function pipEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const elsewhere = ['PYTHONHOME', 'PYTHONPATH', 'PIP_TARGET', 'PIP_PREFIX', 'PIP_ROOT'];
  const kept = Object.entries(environment).filter(([name]) => !elsewhere.includes(name));
  return { ...Object.fromEntries(kept), PIP_USER: '0' };
}
