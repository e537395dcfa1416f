import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLinesOfFile, tryCommand } from '@trading/cli';
import { InstallFailedError } from './errors';
import { findPython, probePython, type PythonVersion } from './python';
import { executableIn } from './virtual-environment';

/** Written last: an environment without it was interrupted while it was made. */
const STAMP = 'requirements.stamp';

/** What {@link installRequirements} takes. */
export interface InstallOptions {
  /** The folder of the Python virtual environment; made when missing, replaced when it does not fit. */
  readonly virtualEnvironment: string;
  /** The path of the requirements to install, with hashes. */
  readonly requirements: string;
  /** What they are, in words. */
  readonly description: string;
  /**
   * The variables to find Python with, and to run pip with (proxy, mirror).
   * @default - those of this process
   */
  readonly environment?: NodeJS.ProcessEnv;
  /**
   * Gets a line of text when a step begins.
   * @default - nobody
   */
  readonly report?: (line: string) => void;
}

/**
 * Installs pinned Python packages into a virtual environment of the project's own, unless it is there already.
 *
 * Every file is checked against the hash in the requirements, and nothing is built from source.
 *
 * @returns whether anything was installed; when not, one short process has run.
 * @throws PythonMissingError when there is no Python to make the environment with.
 * @throws InstallFailedError when making it or installing into it failed; what was made stays unusable until a retry.
 */
export async function installRequirements(options: InstallOptions): Promise<boolean> {
  const { virtualEnvironment, requirements, description, environment = process.env, report } = options;
  if (await isInstalled(virtualEnvironment, requirements, environment)) return false;

  const { python, version } = await findPython(environment);
  // Beside the environment: inside it, the log would go with a rebuild.
  const log = `${virtualEnvironment}-install.log`;
  rmSync(virtualEnvironment, { recursive: true, force: true });
  mkdirSync(dirname(virtualEnvironment), { recursive: true });
  writeFileSync(log, '');

  report?.(`Making a Python ${version.join('.')} environment in ${virtualEnvironment}`);
  await run(python.command, [...python.args, '-m', 'venv', virtualEnvironment], 'Making the Python environment');

  report?.(`Installing ${description}, each file checked against its hash`);
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
  // An archive built from source would bring build tools that no hash covers.
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
  // A system upgrade may have replaced or removed the Python behind the environment: ask it, not the stamp.
  const { version } = await probePython({ command: executableIn(virtualEnvironment, 'python'), args: [] }, environment);
  return version !== undefined && readFileSync(stamp, 'utf8') === stampOf(virtualEnvironment, requirements, version);
}

/** The scripts of an environment hold its path, its packages are those of one minor version: both make it unfit. */
function stampOf(virtualEnvironment: string, requirements: string, [major, minor]: PythonVersion): string {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  return `requirements sha256:${hash}\npython ${major}.${minor}\nat ${virtualEnvironment}\n`;
}

/** The user's own settings for pip stay (proxy, mirror), save those that would install elsewhere. */
function pipEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const elsewhere = ['PYTHONHOME', 'PYTHONPATH', 'PIP_TARGET', 'PIP_PREFIX', 'PIP_ROOT'];
  const kept = Object.entries(environment).filter(([name]) => !elsewhere.includes(name));
  return { ...Object.fromEntries(kept), PIP_USER: '0' };
}
