import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A program that has ended by itself. */
export interface EndedProgram {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The path of a program in the package of a tool, which need not export it.
 *
 * @param file the path in the package
 */
export function programOf(tool: string, file: string): string {
  return join(dirname(require.resolve(`${tool}/package.json`)), file);
}

/**
 * Runs a program for Node.js in the workspace to its end.
 *
 * @param name the name for errors
 * @throws Error if it was stopped, or could not be started
 */
export async function runProgram(name: string, args: readonly string[], root: string): Promise<EndedProgram> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status, signal) => {
      if (status === null) reject(new Error(`${name} did not end by itself: ${signal}`));
      else resolve(status);
    });
  });
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}
