import { OperatorError } from '@trading/cli';
import { clientEnvironment } from './client-environment';
import { clientOptions, type ClientOptions } from './client-options';
import { emulatorStatus, type RunningEmulator } from './emulator';
import { localPaths } from './local-paths';

/** The workspace's emulator does not run, or does not answer. */
export class EmulatorNotRunningError extends OperatorError {
  public constructor() {
    super('The emulator of the local environment does not run. Start it with `npx nx run local:emulator-start`.');
  }
}

/**
 * The workspace's emulator.
 *
 * @throws EmulatorNotRunningError
 */
export async function runningEmulator(): Promise<RunningEmulator> {
  const status = await emulatorStatus({ directory: localPaths().emulator });
  if (!status.running || !status.healthy) throw new EmulatorNotRunningError();
  return status.emulator;
}

/**
 * Makes this process, and the processes that it starts, use the workspace's emulator and nothing else.
 *
 * @returns the options for the AWS clients of this process.
 * @throws EmulatorNotRunningError, CredentialsError
 */
export async function useEmulator(region: string): Promise<ClientOptions> {
  const emulator = await runningEmulator();
  Object.assign(process.env, clientEnvironment({ emulator, region, cdkHome: localPaths().cdkHome }));
  return clientOptions(emulator);
}
