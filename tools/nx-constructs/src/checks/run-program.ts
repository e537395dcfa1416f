import { spawnSync, type SpawnSyncReturns } from 'node:child_process';

/**
 * Runs a program for Node.js in the workspace to its end.
 *
 * @param name the name for errors
 * @throws Error if it was stopped, or could not be started
 */
export function runProgram(
  name: string,
  args: readonly string[],
  root: string,
): Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'> {
  const { error, signal, ...ended } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (ended.status === null) throw new Error(`${name} did not end by itself: ${error?.message ?? signal}`);
  return ended;
}
