import { tryCommand } from '@trading/cli';
import { PythonMissingError } from './errors';

/** The oldest Python that the pinned packages support. */
const MINIMUM: PythonVersion = [3, 10, 0];

/** Reports the version first, so that a Python that is too old for the imports still reports it. */
const PROBE = 'import sys; print("%d.%d.%d" % sys.version_info[:3]); import venv, ensurepip';

/** Major, minor, patch. */
export type PythonVersion = readonly [number, number, number];

/** A command that starts Python, such as `python3` or `py -3`. */
export interface PythonCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** The result of asking one Python for its version. */
export interface PythonProbe {
  readonly python: PythonCommand;
  /** Undefined if the command does not exist, or does not print a version (such as some pyenv shims). */
  readonly version?: PythonVersion;
  /** True if it can create virtual environments. Debian has a separate package for that. */
  readonly hasVenv: boolean;
}

/** A Python that can run the pinned packages. */
export interface FoundPython {
  readonly python: PythonCommand;
  readonly version: PythonVersion;
}

/**
 * The first Python on this machine that can run the pinned packages.
 *
 * Tries `PYTHON` if it is set, and then the usual names. Runs at most a dozen short processes.
 *
 * @throws PythonMissingError if none can. The message lists the tried commands, and what to install.
 */
export async function findPython(environment: NodeJS.ProcessEnv = process.env): Promise<FoundPython> {
  const probes: PythonProbe[] = [];
  for (const python of pythonCandidates(environment, process.platform)) {
    const probe = await probePython(python, environment);
    probes.push(probe);
    const found = usable(probe);
    if (found) return found;
  }
  throw pythonMissing(probes, process.platform);
}

/** The commands to try, in order. */
export function pythonCandidates(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): PythonCommand[] {
  const names = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
  return [
    ...(environment['PYTHON'] ? [{ command: environment['PYTHON'], args: [] }] : []),
    ...names.map((command) => ({ command, args: [] })),
    ...(platform === 'win32' ? [{ command: 'py', args: ['-3'] }] : []),
  ];
}

/** The version in a line such as `3.11.7` or `Python 3.14.0rc2`; undefined if the line has no version. */
export function parsePythonVersion(text: string): PythonVersion | undefined {
  const match = /^(?:Python )?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] : undefined;
}

/** Runs a Python to find out its version and whether it can create virtual environments. */
export async function probePython(python: PythonCommand, env: NodeJS.ProcessEnv): Promise<PythonProbe> {
  const { exitCode, stdout } = await tryCommand(python.command, [...python.args, '-c', PROBE], {
    env,
    timeoutMs: 10_000,
  });
  return {
    python,
    version: exitCode === undefined ? undefined : parsePythonVersion(stdout),
    hasVenv: exitCode === 0,
  };
}

/** The probed Python, if it is recent enough and can create virtual environments. */
export function usable({ python, version, hasVenv }: PythonProbe): FoundPython | undefined {
  return version && hasVenv && isRecent(version) ? { python, version } : undefined;
}

/** The error for a machine on which no probe found a suitable Python. */
export function pythonMissing(probes: readonly PythonProbe[], platform: NodeJS.Platform): PythonMissingError {
  const tried = probes.map((probe) => `${commandText(probe.python)}: ${outcome(probe)}`);
  const withoutVenv = probes.find(({ version }) => version && isRecent(version));
  if (withoutVenv?.version) {
    return new PythonMissingError(
      `Python ${withoutVenv.version.join('.')} is installed, but its \`venv\` or \`ensurepip\` module is missing.`,
      tried,
      'On Debian and Ubuntu: sudo apt-get install python3-venv. ' +
        'On other systems, install a complete Python, or set PYTHON to the path of one.',
    );
  }
  return new PythonMissingError(
    `Expected Python ${MINIMUM[0]}.${MINIMUM[1]} or newer, but found none.`,
    tried,
    `Install one (${installCommand(platform)}), or set PYTHON to the path of one.`,
  );
}

function isRecent([major, minor]: PythonVersion): boolean {
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

function outcome({ version }: PythonProbe): string {
  if (!version) return 'not found, or does not run';
  return `${version.join('.')}, ${isRecent(version) ? 'without venv or ensurepip' : 'too old'}`;
}

function commandText({ command, args }: PythonCommand): string {
  return [command, ...args].join(' ');
}

function installCommand(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'brew install python';
  if (platform === 'win32') return 'winget install Python.Python.3.13';
  return 'sudo apt-get install python3 python3-venv, or your distribution’s package';
}
