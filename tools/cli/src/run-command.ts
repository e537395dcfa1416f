import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { indent, lastLines, lastLinesOfFile } from './lines';
import { OperatorError } from './operator-error';

/** How many lines of its output are shown when a command fails. */
const SHOWN_LINES = 40;

/** Options of {@link runCommand} and {@link tryCommand}. */
export interface CommandOptions {
  /**
   * The working directory.
   * @default - the one of this process
   */
  readonly cwd?: string;
  /**
   * All environment variables of the command.
   * @default - those of this process
   */
  readonly env?: NodeJS.ProcessEnv;
  /**
   * Captures the output, shows it on the terminal as it is written, or appends it to a log file.
   * @default 'capture'
   */
  readonly output?: 'capture' | 'inherit' | { readonly appendTo: string };
  /**
   * Terminates the command after this time.
   * @default - no limit
   */
  readonly timeoutMs?: number;
  /**
   * Runs the command through the shell on Windows, which scripts such as `npm.cmd` need. Arguments are not quoted then.
   * @default false
   */
  readonly shellOnWindows?: boolean;
}

/** The outcome of a command. */
export interface CommandResult {
  /** Undefined if the command could not be started, was ended by a signal, or took too long. */
  readonly exitCode: number | undefined;
  /** The captured standard output. */
  readonly stdout: string;
  /** The captured standard output and standard error, in the order in which they were written. */
  readonly output: string;
  /** Why the command failed, such as `exit code 3`. Undefined if it succeeded. */
  readonly failure: string | undefined;
}

/** Thrown when a command could not be started, did not exit with 0, or took too long. */
export class CommandFailedError extends OperatorError {
  public constructor(
    public readonly command: string,
    public readonly result: CommandResult,
    { cwd = process.cwd(), output = 'capture' }: CommandOptions,
  ) {
    super(`\`${command}\` failed in ${cwd} (${String(result.failure)})${excerpt(result, output)}`);
  }
}

/**
 * Runs a command to its end. The event loop of this process keeps running.
 *
 * @returns the captured standard output
 * @throws CommandFailedError with the command, the reason, and the end of its output
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const result = await tryCommand(command, args, options);
  if (result.failure !== undefined) throw new CommandFailedError([command, ...args].join(' '), result, options);
  return result.stdout;
}

/** Runs a command to its end, as {@link runCommand} does, but returns a failure instead of throwing it. */
export function tryCommand(
  command: string,
  args: readonly string[],
  { cwd, env = process.env, output = 'capture', timeoutMs, shellOnWindows = false }: CommandOptions = {},
): Promise<CommandResult> {
  const log = typeof output === 'object' ? openSync(output.appendTo, 'a') : undefined;
  const sink = log ?? (output === 'inherit' ? 'inherit' : 'pipe');
  const child: ChildProcess = spawn(command, args, {
    cwd,
    env,
    stdio: [output === 'inherit' ? 'inherit' : 'ignore', sink, sink],
    shell: shellOnWindows && process.platform === 'win32',
    signal: timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs),
    windowsHide: true,
  });
  if (log !== undefined) closeSync(log);

  let stdout = '';
  let all = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    all += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (all += text));
  return new Promise((resolve) => {
    const end = (exitCode: number | undefined, failure: string | undefined) => {
      resolve({ exitCode, stdout, output: all, failure });
    };
    child.once('error', (error) => {
      end(undefined, error.name === 'AbortError' ? `no end within ${Number(timeoutMs) / 1000} s` : error.message);
    });
    child.once('close', (code, signal) => {
      end(code ?? undefined, code === 0 ? undefined : code === null ? String(signal) : `exit code ${code}`);
    });
  });
}

/** The part of an error message that follows the reason. */
function excerpt(result: CommandResult, output: NonNullable<CommandOptions['output']>): string {
  if (output === 'inherit') return '; see its output above.';
  const lines =
    output === 'capture' ? lastLines(result.output, SHOWN_LINES) : lastLinesOfFile(output.appendTo, SHOWN_LINES);
  return lines === '' ? '.' : `:\n${indent(lines)}`;
}
