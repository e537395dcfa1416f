import { spawn } from 'node:child_process';
import { PublishingError } from '../errors';

/** How much of its output a failed command is shown with. */
const SHOWN_LINES = 40;

/** A command could not be started, or ended with another exit code than 0. */
export class CommandFailedError extends PublishingError {
  public constructor(
    public readonly command: string,
    public readonly folder: string,
    public readonly output: string,
  ) {
    const shown = output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n').replace(/^/gm, '  ');
    super(`\`${command}\` failed in ${folder}:\n${shown}`);
  }
}

/**
 * Runs a command to its end, without holding up this process, in which a registry may be asked for something meanwhile.
 *
 * @param environment added to that of this process
 * @returns what it wrote to its standard output
 * @throws CommandFailedError with the end of all its output
 */
export function run(
  command: string,
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const written: string[] = [];
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written.push(text);
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', (error) => {
      fail(error.message);
    });
    child.once('close', (code) => {
      if (code === 0) resolve(written.join(''));
      else fail(output || `exit code ${String(code)}`);
    });

    function fail(reason: string): void {
      reject(new CommandFailedError([command, ...args].join(' '), folder, reason));
    }
  });
}
